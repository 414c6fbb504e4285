package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The open alert of one kind about a citizen.
 *
 * @param id the id of the alert that opened it
 * @param told the colour that officers were last told of by what happened, or a lesser one that it has fallen to since; green while they were of none
 * @param byModel whether a model alone has raised the alert since: nobody hears of that if a supervisor drops it
 * @param snoozedUntil the last day on which an officer asked not to be told again; null when nobody did
 * @param leading the indicator that led the last alert
 */
public record Episode(
        AlertKind kind,
        String id,
        Rag told,
        boolean byModel,
        @Nullable LocalDate snoozedUntil,
        Indicator leading) {

    /** After an alert that officers hear of. */
    static Episode told(AlertKind kind, String id, Rag held, Indicator leading) {
        return new Episode(kind, id, held, false, null, leading);
    }

    /** After an alert of a model alone that begins it. */
    static Episode openedByModel(AlertKind kind, String id, Indicator leading) {
        return new Episode(kind, id, Rag.GREEN, true, null, leading);
    }

    /** After a further alert, of a model alone: officers know no more than before. */
    Episode raisedByModel() {
        return new Episode(kind, id, told, true, snoozedUntil, leading);
    }

    Episode snoozed(@Nullable LocalDate until) {
        return new Episode(kind, id, told, byModel, until, leading);
    }

    /** The episode when the colour has come down to that one. */
    Episode atMost(Rag held) {
        return told.isWorseThan(held) ? new Episode(kind, id, held, byModel, snoozedUntil, leading) : this;
    }
}
