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

/**
 * Where every held alert stands at the end, and where it stood before: the topic keeps the latest of each alert, and may have forgotten earlier ones, but what it has of them must have been
 * so, in that order. For one thread.
 */
final class HeldAlerts {
    private static final Partition TOPIC = new Partition(Contracts.HELD_ALERTS.topic(), 0);

    private final Records records;
    private final Digests digests;
    private final ContractBytes<HeldAlert> bytes;
    private final Map<String, Expected> expected = new LinkedHashMap<>();

    /** Where one alert stood, one after the other. */
    private static final class Expected {
        /** Whether the first is the last that another verification replayed: what the topic has from before that is not known any more. */
        private final boolean continued;

        private final List<byte[]> hashes = new ArrayList<>(2);
        private Origin because;
        private int found;

        Expected(byte[] first, Origin because, boolean continued) {
            this.hashes.add(first);
            this.because = because;
            this.continued = continued;
        }

        void then(byte[] hash, Origin cause) {
            hashes.add(hash);
            because = cause;
        }

        byte[] last() {
            return hashes.get(hashes.size() - 1);
        }

        /** Whether it stood so after all that was found before. */
        boolean finds(byte[] hash) {
            for (int place = found; place < hashes.size(); place++) {
                if (Arrays.equals(hashes.get(place), hash)) {
                    found = place + 1;
                    return true;
                }
            }
            return continued && found == 0;
        }
    }

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
                hold.getAlertId(), new Expected(bytesOf(hold.getHash()), new Origin(log, hold.getBecause()), true)));
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
                (alert, one) -> holds.add(new ReplayedHold(alert, ByteBuffer.wrap(one.last()), one.because.offset())));
        return holds;
    }

    void expect(HeldAlert held, Origin because) {
        byte[] written = bytes.write(held);
        digests.add(written, ContractBytes.HEADER);
        byte[] hash = digests.of(written, ContractBytes.HEADER);
        Expected before = expected.get(held.getAlert().getAlertId());
        if (before == null) {
            expected.put(held.getAlert().getAlertId(), new Expected(hash, because, false));
        } else {
            before.then(hash, because);
        }
    }

    /**
     * Compares what the topic says.
     *
     * @param ahead whether the service may have come further than the replay
     */
    @Nullable
    Difference check(boolean ahead) {
        Map<String, StoredRecord> last = new LinkedHashMap<>();
        Map<String, StoredRecord> strange = new LinkedHashMap<>();
        try (Cursor cursor = records.read(TOPIC, 0)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                String key = key(record);
                last.put(key, record);
                Expected alert = expected.get(key);
                if (alert != null && !alert.finds(hash(record))) {
                    strange.putIfAbsent(key, record);
                }
            }
        }
        Difference difference = checkLast(last, ahead);
        if (difference != null || ahead || strange.isEmpty()) {
            return difference;
        }
        StoredRecord first = strange.values().iterator().next();
        return Difference.unfounded(TOPIC, first.offset(), Cause.DOES_NOT_FOLLOW, null, bytes.readable(first.value()));
    }

    private static String key(StoredRecord record) {
        byte[] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** Of what cannot be read, that of nothing. */
    private byte[] hash(StoredRecord record) {
        byte[] value = record.value();
        HeldAlert recorded = bytes.readable(value);
        return value == null || recorded == null
                ? digests.of(new byte[0], 0)
                : digests.of(bytes.today(value, recorded), ContractBytes.HEADER);
    }

    private @Nullable Difference checkLast(Map<String, StoredRecord> last, boolean ahead) {
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
        return Arrays.equals(hash(record), expected.last())
                ? null
                : Difference.another(
                        TOPIC,
                        record.offset(),
                        expected.because,
                        Cause.STANDS_ELSEWHERE,
                        null,
                        bytes.readable(record.value()));
    }
}
