package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.PersonStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why nobody is told, though there would be something to tell. */
public final class Inhibition {
    private Inhibition() {}

    /** What keeps any alert from being raised; null when nothing does. */
    static @Nullable DecisionReason ofAnything(List<FactRow> rows, LocalDate today) {
        DecisionReason movedOut = null;
        for (FactRow row : rows) {
            if (row.fact() instanceof PersonStatus status) {
                if (isPast(status.diedOn(), today)) {
                    return DecisionReason.DIED;
                }
                if (isPast(status.movedOutOn(), today)) {
                    movedOut = DecisionReason.MOVED_OUT;
                }
            }
        }
        return movedOut;
    }

    /** What keeps a rise of the score from being told; null when nothing does. */
    public static @Nullable DecisionReason ofRise(List<FactRow> rows, Cases cases, LocalDate today) {
        DecisionReason any = ofAnything(rows, today);
        if (any != null) {
            return any;
        }
        if (!cases.open().isEmpty()) {
            return DecisionReason.CASE_OPEN;
        }
        for (FactRow row : rows) {
            if (row.fact() instanceof CouncilTaxDebt debt && debt.moratorium()) {
                return DecisionReason.MORATORIUM;
            }
        }
        return null;
    }

    /** The first day after today on which somebody will have left, who has said so beforehand; null where nobody has. */
    static @Nullable LocalDate due(List<FactRow> rows, LocalDate today) {
        LocalDate first = null;
        for (FactRow row : rows) {
            if (row.fact() instanceof PersonStatus status) {
                first = earlier(first, status.diedOn(), today);
                first = earlier(first, status.movedOutOn(), today);
            }
        }
        return first;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate first, @Nullable LocalDate date, LocalDate today) {
        if (date == null || isPast(date, today)) {
            return first;
        }
        return first == null || date.isBefore(first) ? date : first;
    }

    private static boolean isPast(@Nullable LocalDate date, LocalDate today) {
        return date != null && !date.isAfter(today);
    }
}
