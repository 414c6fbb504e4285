package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.CouncilTable.COUNCIL_TAX_BALANCE;
import static cymru.rhybudd.local.reconcile.CouncilTable.PERSON_STATUS;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What keeps officers from being told, as far as a council's databases say it.
 *
 * @param away whether the person died or moved out of the area: nothing at all is told
 * @param moratorium whether a debt moratorium runs: no rise of the score is told
 */
record Inhibition(boolean away, boolean moratorium) {

    static Inhibition of(Facts facts, LocalDate today) {
        return new Inhibition(
                facts.of(PERSON_STATUS).stream()
                        .anyMatch(row -> isPast(row.date("died_on"), today) || isPast(row.date("moved_out_on"), today)),
                facts.of(COUNCIL_TAX_BALANCE).stream()
                        .anyMatch(row -> Boolean.TRUE.equals(row.columns().get("breathing_space"))));
    }

    private static boolean isPast(@Nullable LocalDate date, LocalDate today) {
        return date != null && !date.isAfter(today);
    }

    boolean silencesRises() {
        return away || moratorium;
    }

    boolean silencesStatutorySteps() {
        return away;
    }
}
