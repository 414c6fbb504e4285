package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The open alert of one kind about a citizen.
 *
 * @param id the id of the alert that opened it
 * @param told the colour that officers were last told of, or a lesser one that it has fallen to since
 * @param snoozedUntil the last day on which an officer asked not to be told again; null when nobody did
 * @param leading the indicator that led the last alert
 */
public record Episode(
        AlertKind kind, String id, Rag told, @Nullable LocalDate snoozedUntil, Indicator leading) {

    Episode snoozed(@Nullable LocalDate until) {
        return new Episode(kind, id, told, until, leading);
    }

    /** The episode when the colour has come down to that one. */
    Episode atMost(Rag held) {
        return told.isWorseThan(held) ? new Episode(kind, id, held, snoozedUntil, leading) : this;
    }
}
