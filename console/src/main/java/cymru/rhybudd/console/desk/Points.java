package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The scores that officers were told of one citizen, in the order in which they came about. For one thread. */
final class Points {
    /** How many are shown, with the one before the first. */
    private static final int KEPT = 24;

    private final SortedMap<StepOrder, Step> steps = new TreeMap<>();

    private record Step(ScorePoint before, ScorePoint after) {}

    void add(Alert alert) {
        Assessment picture = alert.getAssessment();
        steps.put(
                StepOrder.of(alert),
                new Step(
                        new ScorePoint(picture.getAsOf().minusDays(1), alert.getScoreBefore(), alert.getRagBefore()),
                        new ScorePoint(picture.getAsOf(), picture.getScore(), picture.getRag())));
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
