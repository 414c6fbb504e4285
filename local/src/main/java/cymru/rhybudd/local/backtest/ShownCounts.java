package cymru.rhybudd.local.backtest;

import cymru.rhybudd.audit.disclosure.CrossTable;
import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.audit.disclosure.Parts;
import cymru.rhybudd.backtest.BacktestReport;
import cymru.rhybudd.backtest.Dimension;
import cymru.rhybudd.backtest.Group;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * What of a back-test may be shown of citizens: no small count, and nothing that would give one away, also not by what stands in another
 * table of the same report.
 */
final class ShownCounts {
    /** In place of a group, for those of whom it is not known. */
    static final String NOT_KNOWN = "NOT_KNOWN";

    private static final DisclosureRule RULE = DisclosureRule.USUAL;
    private static final List<Rag> COLOURS = List.of(Rag.values());
    private static final int CONCERNED = 0;

    private final BacktestReport report;
    private final List<OptionalInt> now;
    private final CrossTable moves;

    ShownCounts(BacktestReport report) {
        this.report = report;
        this.now =
                Parts.of(RULE, COLOURS.stream().mapToInt(report::now).toArray()).counts();
        // What is hidden on the whole stands in no table: its column could be reckoned from the table's sums.
        List<Rag> columns =
                COLOURS.stream().filter(colour -> now(colour).isPresent()).toList();
        int[][] cells = COLOURS.stream()
                .map(before -> columns.stream()
                        .mapToInt(colour -> report.moved(before, colour))
                        .toArray())
                .toArray(int[][]::new);
        this.moves = CrossTable.of(RULE, "MOVES", names(columns), names(COLOURS), cells);
    }

    /**
     * A group of citizens.
     *
     * @param concerned amber or red under the candidate
     * @param rate these by all of the group
     * @param byTheLargest the rate by that of the largest group
     * @param rateBefore the rate under the log's own models
     */
    record ShownGroup(
            String name,
            OptionalInt citizens,
            OptionalInt concerned,
            OptionalDouble rate,
            OptionalDouble byTheLargest,
            OptionalDouble rateBefore) {}

    private static List<String> names(List<Rag> colours) {
        return colours.stream().map(Rag::name).toList();
    }

    /** Of whom anything is known. */
    OptionalInt citizens() {
        return RULE.alone(report.citizens());
    }

    /** How many have that colour under the candidate. */
    OptionalInt now(Rag colour) {
        return now.get(colour.ordinal());
    }

    /** How many had that colour under the log's own models. */
    OptionalInt before(Rag colour) {
        return moves.columns().size() == COLOURS.size()
                ? moves.rows().get(colour.ordinal()).all()
                : OptionalInt.empty();
    }

    /** How many had the one colour under the log's own models and have the other under the candidate. */
    OptionalInt moved(Rag before, Rag now) {
        int column = moves.columns().indexOf(now.name());
        return column < 0
                ? OptionalInt.empty()
                : moves.rows().get(before.ordinal()).counts().get(column);
    }

    /** How many have another colour; nothing where any move is hidden, which this sum might give away. */
    OptionalInt moved() {
        return isWhole(moves, COLOURS.size())
                ? RULE.alone(report.citizens()
                        - COLOURS.stream()
                                .mapToInt(colour -> report.moved(colour, colour))
                                .sum())
                : OptionalInt.empty();
    }

    private static boolean isWhole(CrossTable table, int columns) {
        return table.columns().size() == columns
                && table.rows().stream()
                        .allMatch(row ->
                                row.all().isPresent() && row.counts().stream().allMatch(OptionalInt::isPresent));
    }

    /** Whether the share gives neither a small part nor a small rest away. */
    static boolean isShown(Share share) {
        return RULE.percent(share.some(), share.all()) != null;
    }

    /** A share that stands beside many like it, of which two might differ by a few: in whole per cent. */
    static OptionalDouble rounded(Share share) {
        Integer percent = RULE.percent(share.some(), share.all());
        return percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent / 100.0);
    }

    /** A count that stands alone. */
    static OptionalInt alone(int count) {
        return RULE.alone(count);
    }

    /** The groups of a dimension, those of whom it is not known last. */
    List<ShownGroup> groups(Dimension dimension) {
        Map<String, Group> groups = withRest(report.groups().getOrDefault(dimension, Map.of()));
        List<String> names = List.copyOf(groups.keySet());
        CrossTable concerned = table(names, groups, Group::concerned);
        if (!concernIsShown() || concerned.columns().size() < 2) {
            return citizensOnly(names, groups);
        }
        CrossTable before = table(names, groups, Group::concernedBefore);
        // Two splits of the same citizens: one that hides nothing says nothing of what the other hides.
        boolean beside = isCompared() && isWhole(moves, COLOURS.size()) && isWhole(concerned, 2) && isWhole(before, 2);
        OptionalDouble largest = names.stream()
                .max(Comparator.comparingInt(name -> size(groups, name)))
                .map(name -> rate(concerned.rows().get(names.indexOf(name))))
                .orElse(OptionalDouble.empty());
        List<ShownGroup> shown = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            CrossTable.Row row = concerned.rows().get(place);
            OptionalDouble rate = rate(row);
            shown.add(new ShownGroup(
                    names.get(place),
                    row.all(),
                    row.counts().get(CONCERNED),
                    rate,
                    ratio(rate, largest),
                    beside ? rate(before.rows().get(place)) : OptionalDouble.empty()));
        }
        return shown;
    }

    private boolean isCompared() {
        return !report.ownModels().isEmpty();
    }

    /** The sum of all groups is known, so that a few of whom the group is not known are one more. */
    private Map<String, Group> withRest(Map<String, Group> groups) {
        Map<String, Group> all = new LinkedHashMap<>(groups);
        int citizens = groups.values().stream().mapToInt(Group::citizens).sum();
        if (!groups.isEmpty() && citizens < report.citizens()) {
            int concerned = groups.values().stream().mapToInt(Group::concerned).sum();
            int before =
                    groups.values().stream().mapToInt(Group::concernedBefore).sum();
            all.put(
                    NOT_KNOWN,
                    new Group(
                            report.citizens() - citizens,
                            report.now(Rag.AMBER) + report.now(Rag.RED) - concerned,
                            report.before(Rag.AMBER) + report.before(Rag.RED) - before));
        }
        return all;
    }

    /** The columns of a table of groups sum to amber and red, and to the rest: that must give away no colour that is hidden. */
    private boolean concernIsShown() {
        int concerned = report.now(Rag.AMBER) + report.now(Rag.RED);
        return now(Rag.AMBER).isPresent() == now(Rag.RED).isPresent()
                && now(Rag.GREEN).isPresent() == now(Rag.UNKNOWN).isPresent()
                && !RULE.isSmall(concerned)
                && !RULE.isSmall(report.citizens() - concerned);
    }

    private static CrossTable table(List<String> names, Map<String, Group> groups, ToIntFunction<Group> concerned) {
        int[][] cells = groups.values().stream()
                .map(group -> {
                    int some = concerned.applyAsInt(group);
                    return new int[] {some, group.citizens() - some};
                })
                .toArray(int[][]::new);
        return CrossTable.of(RULE, "GROUPS", List.of("CONCERNED", "OTHERS"), names, cells);
    }

    private static int size(Map<String, Group> groups, String name) {
        Group group = groups.get(name);
        return group == null ? 0 : group.citizens();
    }

    private static List<ShownGroup> citizensOnly(List<String> names, Map<String, Group> groups) {
        List<OptionalInt> citizens = Parts.of(
                        RULE, groups.values().stream().mapToInt(Group::citizens).toArray())
                .counts();
        List<ShownGroup> shown = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            shown.add(new ShownGroup(
                    names.get(place),
                    citizens.get(place),
                    OptionalInt.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty()));
        }
        return shown;
    }

    /** Nothing where either count is hidden, or nobody is in the group. */
    private static OptionalDouble rate(CrossTable.Row row) {
        OptionalInt some = row.counts().get(CONCERNED);
        OptionalInt all = row.all();
        return some.isEmpty() || all.isEmpty() || all.getAsInt() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) some.getAsInt() / all.getAsInt());
    }

    private static OptionalDouble ratio(OptionalDouble rate, OptionalDouble largest) {
        return rate.isEmpty() || largest.isEmpty() || largest.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(rate.getAsDouble() / largest.getAsDouble());
    }
}
