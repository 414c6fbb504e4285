package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.desk.Urgency;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.DeliveryUrgency;
import java.util.Comparator;

/** The urgency of the lists, as the contracts of delivery have it. */
final class Urgencies {
    /** The most urgent first. */
    static final Comparator<DeliveryUrgency> ORDER = Comparator.comparing(Urgencies::listed);

    private Urgencies() {}

    static DeliveryUrgency of(Alert alert) {
        return switch (Urgency.of(alert)) {
            case STATUTORY -> DeliveryUrgency.STATUTORY;
            case RED -> DeliveryUrgency.RED;
            case AMBER -> DeliveryUrgency.AMBER;
            case OTHER -> DeliveryUrgency.LOWER;
        };
    }

    /** As officers' lists name it. */
    static Urgency listed(DeliveryUrgency urgency) {
        return switch (urgency) {
            case STATUTORY -> Urgency.STATUTORY;
            case RED -> Urgency.RED;
            case AMBER -> Urgency.AMBER;
            case LOWER -> Urgency.OTHER;
        };
    }
}
