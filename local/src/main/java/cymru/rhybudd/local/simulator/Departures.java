package cymru.rhybudd.local.simulator;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** People die, or move out of the council's area; some come back, and some a clerk only believed to be dead. */
final class Departures {
    private static final int DIE_PERCENT = 35;

    private final Random random;

    Departures(Random random) {
        this.random = random;
    }

    /** Somebody goes; null of somebody who is gone. */
    @Nullable
    PlannedTransaction goes(Adult adult, LocalDate today) {
        if (isGone(adult)) {
            return null;
        }
        TableRow status = adult.status;
        if (status == null) {
            status = new TableRow(
                    Table.PERSON_STATUS,
                    Objects.requireNonNull(adult.revenuesPerson).known("person_ref"),
                    null,
                    null);
            adult.status = status;
        }
        boolean dies = random.nextInt(100) < DIE_PERCENT;
        // A week passes before the council hears of a death; of a move it hears beforehand, at times.
        status.set(dies ? "died_on" : "moved_out_on", dies ? today.minusDays(7) : today.plusDays(random.nextInt(3)));
        return PlannedTransaction.of(dies ? "person-died" : "person-moved-away", status.written());
    }

    /** Somebody is back, or was recorded as dead by mistake; null of somebody who is here. */
    @Nullable
    PlannedTransaction isBack(Adult adult) {
        TableRow status = adult.status;
        if (status == null || !isGone(adult)) {
            return null;
        }
        String story = status.get("died_on") == null ? "person-came-back" : "death-was-an-error";
        status.set("died_on", null).set("moved_out_on", null);
        return PlannedTransaction.of(story, status.written());
    }

    private static boolean isGone(Adult adult) {
        TableRow status = adult.status;
        return status != null && (status.get("died_on") != null || status.get("moved_out_on") != null);
    }
}
