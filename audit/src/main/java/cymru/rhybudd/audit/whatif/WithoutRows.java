package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.FeedSeen;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RowChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log as it would be without the rows of a source. Who is held to be the same person stays as it was, for the log does not say which records made it so.
 */
final class WithoutRows {
    private WithoutRows() {}

    /** Null for an entry of which nothing is left. */
    static @Nullable CitizenEvent of(String source, CitizenEvent entry) {
        Object body = entry.getBody();
        if (body instanceof FeedSeen feed) {
            return feed.getSource().equals(source) ? null : entry;
        }
        if (body instanceof Observed observed) {
            return of(prefix(source), observed, entry);
        }
        return body instanceof HandedOver handed ? of(prefix(source), handed, entry) : entry;
    }

    private static String prefix(String source) {
        return source + "/";
    }

    /** A link says who somebody is, even where it moves no row. */
    private static @Nullable CitizenEvent of(String prefix, Observed observed, CitizenEvent entry) {
        List<RowChange> rows = observed.getRows();
        List<RowChange> left =
                rows.stream().filter(row -> !row.getRow().startsWith(prefix)).toList();
        if (left.size() == rows.size()) {
            return entry;
        }
        boolean isLink = observed.getCause() == ObservationCause.LINK || observed.getSuccessor() != null;
        return left.isEmpty() && !isLink
                ? null
                : new CitizenEvent(new Observed(
                        observed.getCause(), observed.getChange(), left, observed.getPatch(), observed.getSuccessor()));
    }

    /** With the rows goes what they had raised; the cases that officers have stay. */
    private static @Nullable CitizenEvent of(String prefix, HandedOver handed, CitizenEvent entry) {
        List<String> rows = handed.getRows();
        List<String> left = rows.stream().filter(row -> !row.startsWith(prefix)).toList();
        if (left.size() == rows.size()) {
            return entry;
        }
        if (left.isEmpty() && handed.getCases().isEmpty()) {
            return null;
        }
        List<AlertKind> kinds = left.isEmpty() ? List.of() : handed.getKinds();
        return new CitizenEvent(new HandedOver(
                handed.getFrom(),
                handed.getChange(),
                left,
                kinds,
                handed.getCases(),
                !left.isEmpty() && handed.getRiseUntold()));
    }
}
