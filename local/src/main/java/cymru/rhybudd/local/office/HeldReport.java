package cymru.rhybudd.local.office;

import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.Rag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What waits, by hold and team: how much and how grave, and never who. */
record HeldReport(List<Hold> holds) {
    private static final Comparator<HeldEntry> BY_WORTH = Comparator.comparing(HeldEntry::closing)
            .reversed()
            .thenComparing(HeldEntry::colour)
            .thenComparing(HeldEntry::score)
            .reversed()
            .thenComparing(HeldEntry::alertId);

    /**
     * A hold.
     *
     * @param since the date of the first alert that waits in it
     * @param greatestScore basis points
     * @param alerts each of them, where they were asked for
     */
    record Hold(
            String hold,
            HoldReason reason,
            String since,
            int waiting,
            int greatestScore,
            List<Team> teams,
            List<HeldEntry> alerts) {}

    /**
     * How many wait for a team.
     *
     * @param colours of those that raise a concern
     * @param closings those that say that one is over
     */
    record Team(String team, Map<Rag, Integer> colours, int closings) {}

    /** Of what waits among the entries, the holds in the order of their names. */
    static HeldReport of(Collection<HeldEntry> entries, boolean withAlerts) {
        Map<String, List<HeldEntry>> byHold = entries.stream()
                .filter(HeldEntry::isWaiting)
                .sorted(BY_WORTH)
                .collect(Collectors.groupingBy(HeldEntry::hold, TreeMap::new, Collectors.toList()));
        List<Hold> holds = new ArrayList<>();
        byHold.forEach((hold, waiting) -> holds.add(hold(hold, waiting, withAlerts)));
        return new HeldReport(holds);
    }

    private static Hold hold(String name, List<HeldEntry> waiting, boolean withAlerts) {
        Map<String, Map<Rag, Integer>> byTeam = new TreeMap<>();
        Map<String, Integer> closings = new HashMap<>();
        String since = waiting.get(0).since();
        int greatest = 0;
        for (HeldEntry entry : waiting) {
            Map<Rag, Integer> colours =
                    byTeam.computeIfAbsent(entry.team(), first -> new TreeMap<>(Comparator.reverseOrder()));
            if (entry.closing()) {
                closings.merge(entry.team(), 1, Integer::sum);
            } else {
                colours.merge(entry.colour(), 1, Integer::sum);
            }
            since = entry.since().compareTo(since) < 0 ? entry.since() : since;
            greatest = Math.max(greatest, entry.score());
        }
        List<Team> teams = new ArrayList<>();
        byTeam.forEach((team, colours) -> teams.add(new Team(team, colours, closings.getOrDefault(team, 0))));
        HoldReason reason = waiting.get(0).reason();
        return new Hold(name, reason, since, waiting.size(), greatest, teams, withAlerts ? waiting : List.of());
    }

    /** For people, in both languages. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Hold hold : holds) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s%n  %s; ers / since %s; sgôr uchaf / greatest score %s%n",
                    hold.hold(),
                    Words.of(hold.reason()),
                    hold.since(),
                    points(hold.greatestScore())));
            hold.teams().forEach(team -> text.append(line(team)));
            hold.alerts().forEach(alert -> text.append(line(alert)));
        }
        int alerts = holds.stream().mapToInt(Hold::waiting).sum();
        return text.append(String.format(
                        Locale.ROOT,
                        "%d rhybudd yn aros, %d ataliad / %d alerts wait, %d holds%n",
                        alerts,
                        holds.size(),
                        alerts,
                        holds.size()))
                .toString();
    }

    private static String line(Team team) {
        List<String> all = new ArrayList<>();
        team.colours().forEach((colour, alerts) -> all.add(alerts + " " + Words.of(colour)));
        if (team.closings() > 0) {
            all.add(team.closings() + " " + Words.CLOSED);
        }
        return String.format(Locale.ROOT, "    %-24s %s%n", team.team(), String.join(", ", all));
    }

    private static String line(HeldEntry alert) {
        return String.format(
                Locale.ROOT,
                "      %s  %s  %s  %s  %s%n",
                alert.alertId(),
                alert.citizen(),
                alert.kind(),
                alert.closing() ? Words.CLOSED : Words.of(alert.colour()),
                points(alert.score()));
    }

    private static String points(int basisPoints) {
        return String.format(Locale.ROOT, "%d.%02d", basisPoints / 100, basisPoints % 100);
    }
}
