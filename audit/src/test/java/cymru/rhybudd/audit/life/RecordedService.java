package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.streams.LogReplay;
import cymru.rhybudd.streams.OfficeFold;
import cymru.rhybudd.streams.OfficeMemory;
import cymru.rhybudd.streams.StageMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What a service would have recorded of a log of one partition that a test writes: decided two seconds after an entry came in, told one second later. */
final class RecordedService implements LogReplay.Listener, OfficeFold.Listener {
    static final String ALYS = "0a1b2c3d-0000-8000-9000-000000000001";

    private static final Duration DECIDING = Duration.ofSeconds(2);
    private static final Duration TELLING = Duration.ofSeconds(3);

    final RecordsInMemory records = new RecordsInMemory();
    private final LogReplay log = new LogReplay(this);
    private final OfficeFold office = new OfficeFold(OfficeMemory.empty(), 500, StageMetrics.NONE, this);
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private Instant now;
    private long version;

    RecordedService(Instant begin) {
        this.now = begin;
    }

    Instant now() {
        return now;
    }

    RecordedService later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** A row was committed a second before it came in. */
    void row(String source, String table, Object fact, @Nullable String massUpdate) {
        String row = source + "/" + table + "/1";
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        SourceChange change = new SourceChange(
                source,
                table,
                row,
                "u",
                false,
                Long.toString(++version),
                null,
                now.minusSeconds(1),
                massUpdate == null ? MassUpdate.NONE : MassUpdate.TRANSACTION,
                massUpdate);
        entry(
                ALYS,
                new Observed(
                        ObservationCause.FACT,
                        change,
                        List.of(new RowChange(row, source + "/thing/1", version, fact, null, today, List.of())),
                        "north",
                        null));
    }

    /** A link, by which the citizen's founding record is another's. */
    void isOneWith(String successor) {
        SourceChange change = new SourceChange(
                "revenues",
                "person",
                "revenues/person/1",
                "u",
                false,
                Long.toString(++version),
                null,
                now.minusSeconds(1),
                MassUpdate.NONE,
                null);
        entry(ALYS, new Observed(ObservationCause.LINK, change, List.of(), "north", successor));
    }

    void act(Object action) {
        entry(ALYS, new OfficerActed("officer-1", now.minusMillis(200), action, "act-" + version, null));
    }

    void entry(String key, Object body) {
        take(key, new CitizenEvent(body));
        goOn();
    }

    /** What concerns everybody, and a row that stands in the log before the sweep has come to anybody. */
    void rowBeforeTheSweep(String key, Object body, Runnable row) {
        take(key, new CitizenEvent(body));
        Deque<Runnable> sweep = new ArrayDeque<>(asked);
        asked.clear();
        row.run();
        asked.addAll(sweep);
        goOn();
    }

    private void goOn() {
        for (Runnable next = asked.poll(); next != null; next = asked.poll()) {
            next.run();
        }
    }

    private void take(String key, CitizenEvent entry) {
        long offset = write(Contracts.CITIZEN_LOG, key, entry, Duration.ZERO);
        log.take(key, entry, new LogPosition(0, offset));
    }

    private void takeInOffice(String key, AlertEvent entry) {
        office.take(entry, write(Contracts.ALERT_LOG, key, entry, DECIDING));
    }

    private <T extends SpecificRecordBase> long write(Contract<T> contract, String key, T value, Duration later) {
        List<StoredRecord> stored = records.in(new Partition(contract.topic(), 0));
        byte[] bytes = new RegisteredSerde<>(contract.type(), records.schemas())
                .serializer()
                .serialize(contract.topic(), value);
        stored.add(new StoredRecord(
                stored.size(), now.plus(later).toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), bytes, List.of()));
        return stored.size() - 1L;
    }

    @Override
    public void decided(Decision decision) {
        write(Contracts.DECISIONS, decision.getCitizen(), decision, DECIDING);
    }

    @Override
    public void handedOn(AlertEvent entry) {
        asked.add(() -> takeInOffice(entry.getBody() instanceof Alert alert ? alert.getCitizen() : "office", entry));
    }

    @Override
    public void appended(String key, CitizenEvent entry) {
        asked.add(() -> take(key, entry));
    }

    @Override
    public void told(OfficerNotification notification) {
        write(Contracts.OFFICER_NOTIFICATIONS, notification.getAlert().getCitizen(), notification, TELLING);
    }

    @Override
    public void held(HeldAlert alert) {
        write(Contracts.HELD_ALERTS, alert.getAlert().getAlertId(), alert, TELLING);
    }

    @Override
    public void digested(TeamDigest digest) {
        write(Contracts.TEAM_DIGESTS, digest.getTeam(), digest, TELLING);
    }

    @Override
    public void continued(OfficeContinued step) {
        asked.add(() -> takeInOffice("office", new AlertEvent(step)));
    }
}
