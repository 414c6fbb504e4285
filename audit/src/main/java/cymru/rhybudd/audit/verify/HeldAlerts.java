package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.ReplayedHold;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where every held alert stands at the end. The topic keeps the latest of each alert, and may have forgotten earlier ones. For one thread. */
final class HeldAlerts {
    private static final Partition TOPIC = new Partition(Contracts.HELD_ALERTS.topic(), 0);

    private final Records records;
    private final Digests digests;
    private final ContractBytes<HeldAlert> bytes;
    private final Map<String, Expected> expected = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // a hash, compared as one
    private record Expected(byte[] hash, Origin because) {}

    /**
     * Of these records.
     *
     * @param before where they must stand by what another verification replayed
     */
    HeldAlerts(Records records, Digests digests, Partition log, List<ReplayedHold> before) {
        this.records = records;
        this.digests = digests;
        this.bytes = new ContractBytes<>(Contracts.HELD_ALERTS, records.schemas());
        before.forEach(hold -> expected.put(
                hold.getAlertId(), new Expected(bytesOf(hold.getHash()), new Origin(log, hold.getBecause()))));
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Where each must stand so far. */
    List<ReplayedHold> replayed() {
        List<ReplayedHold> holds = new ArrayList<>();
        expected.forEach(
                (alert, one) -> holds.add(new ReplayedHold(alert, ByteBuffer.wrap(one.hash), one.because.offset())));
        return holds;
    }

    void expect(HeldAlert held, Origin because) {
        byte[] written = bytes.write(held);
        digests.add(written, ContractBytes.HEADER);
        expected.put(held.getAlert().getAlertId(), new Expected(digests.of(written, ContractBytes.HEADER), because));
    }

    /**
     * Compares what the topic says last.
     *
     * @param ahead whether the service may have come further than the replay
     */
    @Nullable
    Difference check(boolean ahead) {
        Map<String, StoredRecord> last = new LinkedHashMap<>();
        try (Cursor cursor = records.read(TOPIC, 0)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                byte[] key = record.key();
                last.put(key == null ? "" : new String(key, StandardCharsets.UTF_8), record);
            }
        }
        for (Map.Entry<String, Expected> entry : expected.entrySet()) {
            StoredRecord record = last.remove(entry.getKey());
            Difference difference = record == null
                    ? Difference.missing(
                            TOPIC, -1, entry.getValue().because, Cause.NOT_WRITTEN, "alert " + entry.getKey())
                    : ahead ? null : compare(record, entry.getValue());
            if (difference != null) {
                return difference;
            }
        }
        if (ahead || last.isEmpty()) {
            return null;
        }
        StoredRecord unfounded = last.values().iterator().next();
        return Difference.unfounded(TOPIC, unfounded.offset(), Cause.DOES_NOT_FOLLOW, null, null);
    }

    private @Nullable Difference compare(StoredRecord record, Expected expected) {
        byte[] value = record.value();
        HeldAlert recorded = bytes.readable(value);
        boolean same = value != null
                && recorded != null
                && Arrays.equals(digests.of(bytes.today(value, recorded), ContractBytes.HEADER), expected.hash);
        return same
                ? null
                : Difference.another(TOPIC, record.offset(), expected.because, Cause.STANDS_ELSEWHERE, null, recorded);
    }
}
