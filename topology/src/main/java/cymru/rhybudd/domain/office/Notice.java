package cymru.rhybudd.domain.office;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.AlertOrigin;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What NOTIFY looks at of an alert.
 *
 * @param alertId the alert's id
 * @param place where it stands in NOTIFY's log: the earlier one is told first
 * @param team whom it is for, by key
 * @param colour the held colour after the event
 * @param score basis points
 * @param deadline of a statutory kind; null for an escalation and for a closing
 * @param modelVersion the model that judged
 * @param massUpdate the mass update that it came with; null where it came with none
 */
public record Notice(
        String alertId,
        long place,
        String team,
        String episode,
        AlertKind kind,
        EpisodeStep step,
        AlertOrigin origin,
        Rag colour,
        int score,
        @Nullable LocalDate deadline,
        String modelVersion,
        @Nullable String massUpdate) {

    /** Whether it says that the episode is over. */
    public boolean isClosing() {
        return step == EpisodeStep.CLOSED;
    }

    /** Whether it came after another alert of the same episode and says that it is over, or all that this says, and more: that one need not be told any longer. */
    public boolean outdoes(Notice other) {
        return place > other.place && (isClosing() || isMoreSevereThan(other));
    }

    private boolean isMoreSevereThan(Notice other) {
        if (kind.isStatutory()) {
            return deadline != null && other.deadline != null && deadline.isBefore(other.deadline);
        }
        return colour == other.colour ? score > other.score : colour.isWorseThan(other.colour);
    }
}
