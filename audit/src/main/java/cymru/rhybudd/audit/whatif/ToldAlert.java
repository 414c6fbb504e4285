package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;

/**
 * An alert by which somebody was called, or would have been.
 *
 * @param id as it was written; of an alert that would have been, the one that it would have had
 * @param colour which the citizen held then
 * @param domain of the indicator that led
 * @param on by the log's clock
 */
public record ToldAlert(String citizen, String id, AlertKind kind, Rag colour, Domain domain, LocalDate on) {

    static ToldAlert of(Alert alert, LocalDate today) {
        return new ToldAlert(
                alert.assessment().citizen(),
                alert.id(),
                alert.kind(),
                alert.assessment().picture().held().rag(),
                alert.leading().domain(),
                today);
    }

    /** What officers see of it first: the colour, or the kind of a statutory warning. */
    String look() {
        return kind.isStatutory() ? kind.name() : colour.name();
    }
}
