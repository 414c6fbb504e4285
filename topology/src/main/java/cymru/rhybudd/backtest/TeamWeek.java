package cymru.rhybudd.backtest;

import java.util.Comparator;

/**
 * One team's week.
 *
 * @param team its key
 */
public record TeamWeek(String team, IsoWeek week) implements Comparable<TeamWeek> {
    private static final Comparator<TeamWeek> ORDER =
            Comparator.comparing(TeamWeek::team).thenComparing(TeamWeek::week);

    @Override
    public int compareTo(TeamWeek other) {
        return ORDER.compare(this, other);
    }
}
