package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.CouncilTaxDebt;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
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

/** A log of one partition that a test writes by hand. */
final class WrittenLog implements CitizenLog {
    private final List<Map.Entry<String, CitizenEvent>> entries = new ArrayList<>();
    private LocalDate today = LocalDate.EPOCH;

    WrittenLog day(String date) {
        today = LocalDate.parse(date);
        return entry("clock", new ClockTicked(instant()));
    }

    WrittenLog model(String version, String text, ModelRole role) {
        return entry("model", new ModelPublished(version, text, role, null));
    }

    WrittenLog debt(String citizen, int instalments) {
        return row(
                citizen,
                "revenues",
                CouncilTaxDebt.newBuilder()
                        .setInstalmentsOverdue(instalments)
                        .setRecoveryStage(RecoveryStage.NONE)
                        .setOverduePence(100)
                        .setBalanceDuePence(100)
                        .setMoratorium(false)
                        .build());
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
                        .build());
    }

    WrittenLog outcome(String citizen, String alert, AlertOutcome outcome) {
        return entry(
                citizen,
                new OfficerActed(
                        "officer-1",
                        instant(),
                        new OutcomeRecorded(alert, outcome, "level-of-debt", "2026-01"),
                        "",
                        null));
    }

    WrittenLog takenBack(String citizen, String alert) {
        return entry(citizen, new OfficerActed("officer-1", instant(), new OutcomeWithdrawn(alert), "", null));
    }

    WrittenLog missed(String citizen, String by) {
        return entry(
                citizen,
                new OfficerActed(
                        "officer-1", instant(), new CaseMissed(LocalDate.parse(by), "rent-arrears"), "", null));
    }

    private WrittenLog row(String citizen, String source, Object fact) {
        String row = source + "/table/" + citizen;
        return entry(
                citizen,
                new Observed(
                        ObservationCause.FACT,
                        new SourceChange(source, "table", row, "u", false, "1", null, instant(), MassUpdate.NONE, null),
                        List.of(new RowChange(
                                row,
                                source + "/thing/" + citizen,
                                (long) entries.size(),
                                fact,
                                null,
                                today,
                                List.of())),
                        "north",
                        null));
    }

    private WrittenLog entry(String key, Object body) {
        entries.add(Map.entry(key, new CitizenEvent(body)));
        return this;
    }

    private Instant instant() {
        return today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public List<Integer> partitions() {
        return List.of(0);
    }

    @Override
    public long entries(int partition) {
        return entries.size();
    }

    @Override
    public void read(int partition, Reader reader) {
        for (int offset = 0; offset < entries.size(); offset++) {
            reader.entry(
                    offset, entries.get(offset).getKey(), entries.get(offset).getValue());
        }
    }
}
