package cymru.rhybudd.backtest;

import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.CouncilTaxDebt;
import cymru.rhybudd.schemas.GroundGroup;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.PossessionStage;
import cymru.rhybudd.schemas.PossessionStep;
import cymru.rhybudd.schemas.RecoveryStage;
import cymru.rhybudd.schemas.RentBalance;
import cymru.rhybudd.schemas.RentPeriod;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A log that a test writes by hand, in two partitions: citizens whose names begin with a to m, and with n to z. */
final class WrittenLog implements CitizenLog {
    private final Map<Integer, List<Map.Entry<String, CitizenEvent>>> partitions =
            new TreeMap<>(Map.of(0, new ArrayList<>(), 1, new ArrayList<>()));
    private LocalDate today = LocalDate.EPOCH;
    private long version;

    WrittenLog day(String date) {
        today = LocalDate.parse(date);
        return everywhere("clock", new ClockTicked(instant()));
    }

    WrittenLog model(String version, String text) {
        return everywhere("model", new ModelPublished(version, text, ModelRole.LIVE, null));
    }

    WrittenLog everywhere(String key, Object body) {
        partitions.values().forEach(entries -> entries.add(Map.entry(key, new CitizenEvent(body))));
        return this;
    }

    WrittenLog debt(String citizen, int instalments) {
        return row(citizen, "revenues", debtOf(instalments, null), false, "north", ObservationCause.FACT);
    }

    WrittenLog debtSince(String citizen, String missedOn) {
        return row(citizen, "revenues", debtOf(1, LocalDate.parse(missedOn)), false, "north", ObservationCause.FACT);
    }

    WrittenLog debtBySnapshot(String citizen, int instalments) {
        return row(citizen, "revenues", debtOf(instalments, null), true, "north", ObservationCause.FACT);
    }

    WrittenLog debtByLink(String citizen, int instalments) {
        return row(citizen, "revenues", debtOf(instalments, null), false, "north", ObservationCause.LINK);
    }

    private static CouncilTaxDebt debtOf(int instalments, @Nullable LocalDate missedOn) {
        return CouncilTaxDebt.newBuilder()
                .setInstalmentsOverdue(instalments)
                .setOldestMissedOn(missedOn)
                .setRecoveryStage(RecoveryStage.NONE)
                .setOverduePence(100)
                .setBalanceDuePence(100)
                .setMoratorium(false)
                .build();
    }

    WrittenLog rentWeeks(String citizen, int weeks) {
        return row(
                citizen,
                "housing",
                RentBalance.newBuilder()
                        .setRentPeriod(RentPeriod.WEEKLY)
                        .setRentPence(10_000)
                        .setArrearsPence(10_000L * weeks)
                        .setBenefitPendingPence(0)
                        .build(),
                false,
                "south",
                ObservationCause.FACT);
    }

    WrittenLog rentCleared(String citizen, int weeksBefore, boolean snapshot) {
        return row(
                citizen,
                "housing",
                RentBalance.newBuilder()
                        .setRentPeriod(RentPeriod.WEEKLY)
                        .setRentPence(10_000)
                        .setArrearsPence(0)
                        .setBenefitPendingPence(0)
                        .setClearedOn(today)
                        .setClearedArrearsPence(10_000L * weeksBefore)
                        .build(),
                snapshot,
                "south",
                ObservationCause.FACT);
    }

    WrittenLog notice(String citizen) {
        return row(
                citizen,
                "housing",
                new PossessionStep(PossessionStage.NOTICE, today, null, GroundGroup.RENT),
                false,
                "north",
                ObservationCause.FACT);
    }

    WrittenLog order(String citizen, int daysToEviction) {
        return row(
                citizen,
                "housing",
                new PossessionStep(PossessionStage.ORDER, today, today.plusDays(daysToEviction), GroundGroup.RENT),
                false,
                "north",
                ObservationCause.FACT);
    }

    private WrittenLog row(
            String citizen, String source, Object fact, boolean snapshot, String patch, ObservationCause cause) {
        String row = source + "/table/" + citizen;
        String from = cause == ObservationCause.LINK ? "another" : null;
        version++;
        return about(
                citizen,
                new Observed(
                        cause,
                        new SourceChange(
                                source, "table", row, "u", snapshot, "1", null, instant(), MassUpdate.NONE, null),
                        List.of(new RowChange(
                                row, source + "/thing/" + citizen, version, fact, from, today, List.of())),
                        patch,
                        null));
    }

    WrittenLog outcome(String citizen, String alert, AlertOutcome outcome) {
        return acts(citizen, new OutcomeRecorded(alert, outcome, "level-of-debt", "2026-01"));
    }

    WrittenLog missed(String citizen, String date) {
        return acts(citizen, new CaseMissed(LocalDate.parse(date), null));
    }

    WrittenLog acts(String citizen, Object action) {
        return about(citizen, new OfficerActed("officer-1", instant(), action, "", null));
    }

    private WrittenLog about(String citizen, Object body) {
        partition(citizen.charAt(0) < 'n' ? 0 : 1).add(Map.entry(citizen, new CitizenEvent(body)));
        return this;
    }

    private List<Map.Entry<String, CitizenEvent>> partition(int number) {
        return Objects.requireNonNull(partitions.get(number), "there are two partitions");
    }

    private Instant instant() {
        return today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public List<Integer> partitions() {
        return List.copyOf(partitions.keySet());
    }

    @Override
    public long entries(int partition) {
        return partition(partition).size();
    }

    @Override
    public void read(int partition, Reader reader) {
        long offset = 0;
        for (Map.Entry<String, CitizenEvent> entry : partition(partition)) {
            reader.entry(offset++, entry.getKey(), entry.getValue());
        }
    }
}
