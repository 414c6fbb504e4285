package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Rag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The scores that officers were told of one citizen, in the order in which they came about. For one thread. */
final class Points {
    /** How many are shown, with the one before the first. */
    private static final int KEPT = 24;

    private final SortedMap<StepOrder, Step> steps = new TreeMap<>();

    private record Step(LocalDate on, int scoreBefore, Rag ragBefore, int score, Rag rag) {
        ScorePoint before() {
            return new ScorePoint(on.minusDays(1), scoreBefore, ragBefore);
        }

        ScorePoint after() {
            return new ScorePoint(on, score, rag);
        }
    }

    void add(Alert alert) {
        Assessment picture = alert.getAssessment();
        steps.put(
                StepOrder.of(alert),
                new Step(
                        picture.getAsOf(),
                        alert.getScoreBefore(),
                        alert.getRagBefore(),
                        picture.getScore(),
                        picture.getRag()));
        if (steps.size() >= KEPT) {
            steps.remove(steps.firstKey());
        }
    }

    /** The oldest first. */
    List<ScorePoint> all() {
        List<ScorePoint> points = new ArrayList<>();
        for (Step step : steps.values()) {
            if (points.isEmpty()) {
                points.add(step.before());
            }
            points.add(step.after());
        }
        return points;
    }
}
