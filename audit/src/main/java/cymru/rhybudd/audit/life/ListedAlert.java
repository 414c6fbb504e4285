package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.Rag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a list. It has no score, no indicator and no reason: these say more of a citizen than a list is to show.
 *
 * @param at the record's own time: when the broker took it in
 * @param colour that is held after what happened
 * @param told the teams that were told: of it alone first, then in a digest; usually one
 * @param held where it stands, or stood last, if it was held; null if it was not
 */
public record ListedAlert(
        Instant at,
        Partition partition,
        long offset,
        String alertId,
        String citizen,
        AlertKind kind,
        EpisodeStep step,
        Rag colour,
        List<Told> told,
        @Nullable Held held) {
    static final Comparator<ListedAlert> IN_ORDER = Comparator.comparing(ListedAlert::at)
            .thenComparing(ListedAlert::partition)
            .thenComparingLong(ListedAlert::offset);

    public ListedAlert {
        told = List.copyOf(told);
    }

    /**
     * A team was told.
     *
     * @param at the time of the record that says so
     * @param inDigest whether it was told of all alerts of a hold at once
     */
    public record Told(Team team, Instant at, Partition partition, long offset, boolean inDigest) {
        /** Where it stands, as {@code audit prove} takes it. */
        public String place() {
            return partition + "/" + offset;
        }
    }

    /** A team by its key and names. */
    public record Team(String key, String nameEn, String nameCy) {}

    /**
     * It was held.
     *
     * @param team for which, by key
     */
    public record Held(String team, String hold, HoldReason reason, HoldState state) {}

    /** Where it stands, as {@code audit prove} takes it. */
    public String place() {
        return partition + "/" + offset;
    }

    ListedAlert with(List<Told> told, @Nullable Held held) {
        return new ListedAlert(at, partition, offset, alertId, citizen, kind, step, colour, told, held);
    }

    boolean concerns(String team) {
        return told.stream().anyMatch(one -> one.team().key().equals(team))
                || (held != null && held.team().equals(team));
    }
}
