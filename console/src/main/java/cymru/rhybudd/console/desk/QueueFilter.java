package cymru.rhybudd.console.desk;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a list shows.
 *
 * @param team the team's key
 * @param readable every team that the officer may see
 * @param officer who asks
 * @param holder whose alerts
 * @param state only those that stand there; null for all that are open
 * @param urgency only those; null for all
 * @param assignee only those assigned to this officer; null for all
 * @param digest only those of the digest of this id; null for all
 * @param seesTeam whether an officer, by id, is known to see the team's alerts: what is assigned to anybody else counts as nobody's
 * @param isHidden of which nothing is said on a list, for their person is restricted; nothing but whose list it is leaves such a row out, for that would say of it what
 *     the row does not
 */
public record QueueFilter(
        String team,
        List<String> readable,
        String officer,
        Holder holder,
        @Nullable AlertState state,
        @Nullable Urgency urgency,
        @Nullable String assignee,
        @Nullable Long digest,
        Predicate<String> seesTeam,
        Predicate<OpenAlert> isHidden) {
    public QueueFilter {
        readable = List.copyOf(readable);
    }

    /** Everything that is open of a team. */
    public static QueueFilter of(String team, String officer) {
        return new QueueFilter(
                team, List.of(team), officer, Holder.TEAM, null, null, null, null, every -> true, alert -> false);
    }

    boolean isMine(OpenAlert alert) {
        return officer.equals(alert.course().assignedTo());
    }

    /** Whether nobody has it who sees the team's alerts. */
    public boolean isNobodys(OpenAlert alert) {
        String assigned = alert.course().assignedTo();
        return assigned == null || !seesTeam.test(assigned);
    }

    boolean isAskedFor(OpenAlert alert) {
        return (holder != Holder.UNASSIGNED || isNobodys(alert))
                && (assignee == null || assignee.equals(alert.course().assignedTo()))
                && isInDigest(alert);
    }

    private boolean isInDigest(OpenAlert alert) {
        return digest == null || (alert.digest() != null && alert.digest().id() == digest);
    }

    boolean isInState(OpenAlert alert) {
        return state == null ? alert.state().isOpen() : alert.state() == state;
    }
}
