package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.LogPosition;
import java.util.Comparator;

/**
 * The order in which alerts of one citizen came about, by what they say themselves: the place in the citizen log that each was concluded
 * from. It is needed where alerts come by several topics, for these have no order among one another.
 */
public record StepOrder(int partition, long offset, String alertId) implements Comparable<StepOrder> {
    /** A citizen has one partition. The rest makes the order total, whatever is read. */
    private static final Comparator<StepOrder> ORDER = Comparator.comparingLong(StepOrder::offset)
            .thenComparingInt(StepOrder::partition)
            .thenComparing(StepOrder::alertId);

    public static StepOrder of(Alert alert) {
        LogPosition position = alert.getAssessment().getPosition();
        return new StepOrder(position.getPartition(), position.getOffset(), alert.getAlertId());
    }

    @Override
    public int compareTo(StepOrder other) {
        return ORDER.compare(this, other);
    }
}
