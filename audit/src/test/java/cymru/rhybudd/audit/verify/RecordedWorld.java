package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.CouncilTaxDebt;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.RecoveryStage;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.streams.LogReplay;
import cymru.rhybudd.streams.OfficeFold;
import cymru.rhybudd.streams.OfficeMemory;
import cymru.rhybudd.streams.StageMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What a service writes that has two partitions, sweeps two citizens in a step, and reads each log at its own pace. Everything that may be under way happens:
 * sweeps, handovers between partitions, alerts that are held and ruled about, another model.
 */
public final class RecordedWorld implements OfficeFold.Listener {
    public static final Partition ALERT_LOG = new Partition(Contracts.ALERT_LOG.topic(), 0);
    private static final int PARTITIONS = 2;
    private static final int STEPS = 2;
    private static final int PEOPLE = 10;
    private static final String RUN = "revenues/debt/run";
    private static final String TEAMS = """
            patches:
              north: [ W05000703 ]
            default-patch: north
            teams:
              REVENUES:
                north: { key: money, names: { en: Money, cy: Arian } }
              HOUSING:
                north: { key: homes, names: { en: Homes, cy: Tai } }
              EDUCATION:
                north: { key: schools, names: { en: Schools, cy: Ysgolion } }
            """;

    private final Random random;
    private final RecordsInMemory records = new RecordsInMemory();
    private final Map<String, Function<SpecificRecordBase, byte[]>> written = new HashMap<>();
    private final List<Replayed> partitions = new ArrayList<>();
    private final Deque<AlertEvent> handedOn = new ArrayDeque<>();
    private final OfficeFold office = new OfficeFold(OfficeMemory.empty(), STEPS, StageMetrics.NONE, this);
    /** Who has the debts of each person: links move them. */
    private final int[] holder = new int[PEOPLE];

    private final int[] instalments = new int[PEOPLE];
    private long alertLogRead;
    private LocalDate today = LocalDate.of(2026, 11, 2);
    private long version;

    private RecordedWorld(long seed) {
        this.random = new Random(seed);
        for (int number = 0; number < PARTITIONS; number++) {
            partitions.add(new Replayed(number));
        }
        for (int person = 0; person < PEOPLE; person++) {
            holder[person] = person;
        }
    }

    /** One that is as random as the seed. */
    public static RecordsInMemory of(long seed) {
        RecordedWorld world = new RecordedWorld(seed);
        world.toAll("teams", new TeamsPublished(TEAMS));
        world.publishModel(1);
        for (int i = 2; i < 120; i++) {
            world.something(i);
            world.canary(i);
            world.readOn();
        }
        while (world.isBehind()) {
            world.readOn();
        }
        return world.records;
    }

    private void something(int number) {
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                today = today.plusDays(1 + random.nextInt(20));
                toAll("clock", new ClockTicked(instant()));
            }
            case 2 -> publishModel(number);
            case 3 ->
                toAll(
                        "hold",
                        new HoldRuled(
                                RUN,
                                HoldRuling.values()[random.nextInt(HoldRuling.values().length)],
                                "supervisor-1",
                                "seen",
                                instant()));
            case 4, 5 -> link(random.nextInt(PEOPLE), random.nextInt(PEOPLE));
            default -> bill(random.nextInt(PEOPLE));
        }
    }

    private void publishModel(int number) {
        String name = "2026-%02d".formatted(number);
        String text = """
                version: %s
                names: { en: Model, cy: Model }
                thresholds: { amber: %d, red: 55 }
                red-needs-systems: 1
                alert-budget:
                  per-team-and-week: 4
                  kept-for-red: 1
                indicators:
                  level-of-debt:
                    names: { en: Debt, cy: Dyled }
                    weight: 100
                    bands:
                      0.25: [ { instalments-overdue: 1 } ]
                      0.5:  [ { instalments-overdue: 2 } ]
                      0.75: [ { instalments-overdue: 3 } ]
                      1:    [ { instalments-overdue: 4 } ]
                """.formatted(name, 20 + random.nextInt(30));
        toAll("model", new ModelPublished(name, text, ModelRole.LIVE, null));
    }

    private void bill(int person) {
        instalments[person] = random.nextInt(5);
        version++;
        boolean run = random.nextInt(3) == 0;
        observe(holder[person], ObservationCause.FACT, run, row(person, debt(person), null, List.of()), null);
    }

    /** The person is held to be another citizen from now on. */
    private void link(int person, int other) {
        int from = holder[person];
        if (from == other) {
            return;
        }
        holder[person] = other;
        boolean isEmpty = Arrays.stream(holder).noneMatch(one -> one == from);
        version++;
        observe(
                from,
                ObservationCause.LINK,
                false,
                row(person, null, null, List.of(name(other))),
                isEmpty ? name(other) : null);
        observe(other, ObservationCause.LINK, false, row(person, debt(person), name(from), List.of()), null);
    }

    /** Its debt comes and goes, outside the council's budgets and mass updates. */
    private void canary(int number) {
        version++;
        RowChange row =
                new RowChange("canary/signal/1", "canary/signal/1", version, owed(number % 5), null, today, List.of());
        SourceChange change = new SourceChange(
                Canary.SOURCE,
                "signal",
                row.getRow(),
                "u",
                false,
                Long.toString(version),
                null,
                instant(),
                MassUpdate.NONE,
                null);
        append(
                Canary.CITIZEN,
                new CitizenEvent(new Observed(ObservationCause.FACT, change, List.of(row), "north", null)));
    }

    private CouncilTaxDebt debt(int person) {
        return owed(instalments[person]);
    }

    private static CouncilTaxDebt owed(int instalments) {
        return CouncilTaxDebt.newBuilder()
                .setInstalmentsOverdue(instalments)
                .setRecoveryStage(RecoveryStage.NONE)
                .setOverduePence(100)
                .setBalanceDuePence(100)
                .setMoratorium(false)
                .build();
    }

    private RowChange row(int person, @Nullable CouncilTaxDebt debt, @Nullable String movedFrom, List<String> movedTo) {
        return new RowChange(
                "revenues/debt/" + person, "revenues/account/" + person, version, debt, movedFrom, today, movedTo);
    }

    private void observe(int citizen, ObservationCause cause, boolean run, RowChange row, @Nullable String successor) {
        SourceChange change = new SourceChange(
                "revenues",
                "debt",
                row.getRow(),
                "u",
                false,
                Long.toString(version),
                null,
                instant(),
                run ? MassUpdate.TRANSACTION : MassUpdate.NONE,
                run ? RUN : null);
        append(name(citizen), new CitizenEvent(new Observed(cause, change, List.of(row), "north", successor)));
    }

    private Instant instant() {
        return today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String name(int citizen) {
        return "citizen-" + citizen;
    }

    private void toAll(String key, Object body) {
        partitions.forEach(partition -> partition.append(key, new CitizenEvent(body)));
    }

    private void append(String citizen, CitizenEvent entry) {
        int number =
                Canary.is(citizen) ? 0 : Integer.parseInt(citizen.substring(citizen.indexOf('-') + 1)) % PARTITIONS;
        partitions.get(number).append(citizen, entry);
    }

    /** One of the logs goes on by an entry. */
    private void readOn() {
        int one = random.nextInt(PARTITIONS + 1);
        if (one < PARTITIONS) {
            partitions.get(one).readOn();
        } else if (!handedOn.isEmpty()) {
            AlertEvent entry = handedOn.remove();
            office.take(entry, alertLogRead++);
        }
    }

    private boolean isBehind() {
        return !handedOn.isEmpty() || partitions.stream().anyMatch(partition -> !partition.unread.isEmpty());
    }

    private <T extends SpecificRecordBase> long write(Contract<T> contract, int number, String key, T value) {
        List<StoredRecord> all = records.in(new Partition(contract.topic(), number));
        byte[] bytes = written.computeIfAbsent(contract.topic(), topic -> bytes(contract))
                .apply(value);
        all.add(new StoredRecord(
                all.size(), instant().toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), bytes, List.of()));
        return all.size() - 1;
    }

    private <T extends SpecificRecordBase> Function<SpecificRecordBase, byte[]> bytes(Contract<T> contract) {
        Serializer<T> serializer = new RegisteredSerde<>(contract.type(), records.schemas()).serializer();
        return value -> serializer.serialize(contract.topic(), contract.type().cast(value));
    }

    private void handOn(AlertEvent entry) {
        String key = entry.getBody() instanceof Alert alert ? alert.getCitizen() : "office";
        if (entry.getBody() instanceof Alert alert && !Canary.is(key)) {
            write(Contracts.ALERTS, 0, key, alert);
        }
        write(Contracts.ALERT_LOG, 0, key, entry);
        handedOn.add(entry);
    }

    @Override
    public void told(OfficerNotification notification) {
        write(Contracts.OFFICER_NOTIFICATIONS, 0, notification.getAlert().getCitizen(), notification);
    }

    @Override
    public void held(HeldAlert held) {
        write(Contracts.HELD_ALERTS, 0, held.getAlert().getAlertId(), held);
    }

    @Override
    public void digested(TeamDigest digest) {
        write(Contracts.TEAM_DIGESTS, 0, digest.getTeam(), digest);
    }

    @Override
    public void continued(OfficeContinued step) {
        handOn(new AlertEvent(step));
    }

    /** One partition of the log of record, and how far it was read. */
    private final class Replayed implements LogReplay.Listener {
        private final int number;
        private final Deque<Map.Entry<String, CitizenEvent>> unread = new ArrayDeque<>();
        private final LogReplay replay = new LogReplay(this);
        private long read;

        Replayed(int number) {
            this.number = number;
        }

        void append(String key, CitizenEvent entry) {
            write(Contracts.CITIZEN_LOG, number, key, entry);
            unread.add(Map.entry(key, entry));
        }

        void readOn() {
            Map.Entry<String, CitizenEvent> next = unread.poll();
            if (next != null) {
                replay.take(next.getKey(), next.getValue(), new LogPosition(number, read++));
            }
        }

        @Override
        public void decided(Decision decision) {
            write(Contracts.DECISIONS, number, decision.getCitizen(), decision);
        }

        @Override
        public void handedOn(AlertEvent entry) {
            handOn(entry);
        }

        @Override
        public void appended(String key, CitizenEvent entry) {
            if (entry.getBody() instanceof SweepContinued step) {
                append(
                        key,
                        new CitizenEvent(
                                new SweepContinued(step.getPartition(), step.getSweep(), step.getAfter(), STEPS)));
            } else {
                RecordedWorld.this.append(key, entry);
            }
        }
    }
}
