package cymru.rhybudd.backtest;

import java.util.Comparator;

/**
 * One team's week.
 *
 * @param team its key
 */
public record TeamAndWeek(String team, IsoWeek week) implements Comparable<TeamAndWeek> {
    private static final Comparator<TeamAndWeek> ORDER =
            Comparator.comparing(TeamAndWeek::team).thenComparing(TeamAndWeek::week);

    @Override
    public int compareTo(TeamAndWeek other) {
        return ORDER.compare(this, other);
    }
}
