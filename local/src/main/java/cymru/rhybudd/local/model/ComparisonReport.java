package cymru.rhybudd.local.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.disclosure.CrossTable;
import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.audit.disclosure.Parts;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.model.ShadowComparison.Gap;
import cymru.rhybudd.local.model.ShadowComparison.Shift;
import cymru.rhybudd.schemas.Rag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whom a shadow model would see in another colour, in numbers that point at nobody. */
record ComparisonReport(String version, ShadowComparison comparison) {
    private static final DisclosureRule RULE = DisclosureRule.USUAL;
    private static final String HIDDEN = "·";
    private static final List<Rag> COLOURS = List.of(Rag.GREEN, Rag.AMBER, Rag.RED, Rag.UNKNOWN);
    /** In the order of {@link Shift#counts()}. */
    private static final List<String> SHIFTS = List.of("moreSevere", "lessSevere", "toOrFromGrey", "theSame");

    private static final String MATRIX = "  %-12s %9s %9s %9s %9s%n";
    private static final String GROUPS = "  %-26s %9s %12s %12s %16s %9s%n";
    private static final String INDICATORS = "  %-26s %9s %12s %14s%n";

    /**
     * What may be shown of a group.
     *
     * @param shifts in the order of {@link Shift#counts()}; empty where hidden
     */
    private record Row(String group, OptionalInt citizens, List<OptionalInt> shifts) {}

    String text() {
        StringBuilder text = new StringBuilder("shadow %s beside %s: %s citizens%n%n"
                .formatted(version, String.join(", ", comparison.liveVersions()), shown(citizens())));
        text.append(line(MATRIX, "live, shadow:", "green", "amber", "red", "unknown"));
        List<OptionalInt> cells = matrix();
        for (int row = 0; row < COLOURS.size(); row++) {
            text.append(line(
                    MATRIX,
                    COLOURS.get(row).name().toLowerCase(Locale.ROOT),
                    shown(cells.get(row * COLOURS.size())),
                    shown(cells.get(row * COLOURS.size() + 1)),
                    shown(cells.get(row * COLOURS.size() + 2)),
                    shown(cells.get(row * COLOURS.size() + 3))));
        }
        text.append(groups("area", comparison.byArea()));
        text.append(groups("household type", comparison.byHousehold()));
        text.append("\n")
                .append(line(INDICATORS, "indicator that differs", "citizens", "points live", "points shadow"));
        comparison
                .byIndicator()
                .forEach((indicator, gap) -> text.append(line(
                        INDICATORS,
                        indicator,
                        shown(citizens(gap)),
                        points(gap, gap.live()),
                        points(gap, gap.shadow()))));
        return text.append("\n1 to 4, and what would give them away, are hidden (" + HIDDEN + ").\n")
                .toString();
    }

    private OptionalInt citizens() {
        return RULE.alone(Math.toIntExact(comparison.all().citizens()));
    }

    /** On the whole, in the order of {@link Shift#counts()}. */
    private List<OptionalInt> shifts() {
        return parts(comparison.all().counts());
    }

    private static List<OptionalInt> parts(List<Integer> counts) {
        return Parts.of(RULE, counts.stream().mapToInt(Integer::intValue).toArray())
                .counts();
    }

    /**
     * By live colour and then by the shadow's. The groups' tables say how many shift in all, so that each kind of shift is a whole of its own;
     * one that is hidden on the whole is hidden in all its cells.
     */
    private List<OptionalInt> matrix() {
        List<OptionalInt> shown =
                new ArrayList<>(Collections.nCopies(COLOURS.size() * COLOURS.size(), OptionalInt.empty()));
        for (int shift = 0; shift < SHIFTS.size(); shift++) {
            if (shifts().get(shift).isPresent()) {
                int one = shift;
                List<Integer> places = IntStream.range(0, shown.size())
                        .filter(place -> Shift.place(live(place), shadow(place)) == one)
                        .boxed()
                        .toList();
                List<OptionalInt> cells = parts(places.stream().map(this::count).toList());
                for (int i = 0; i < places.size(); i++) {
                    shown.set(places.get(i), cells.get(i));
                }
            }
        }
        return shown;
    }

    private static Rag live(int place) {
        return COLOURS.get(place / COLOURS.size());
    }

    private static Rag shadow(int place) {
        return COLOURS.get(place % COLOURS.size());
    }

    private int count(int place) {
        return Math.toIntExact(comparison.citizens(live(place), shadow(place)));
    }

    private String groups(String what, Map<String, Shift> groups) {
        StringBuilder text = new StringBuilder("\n");
        text.append(line(GROUPS, what, "citizens", "more severe", "less severe", "to or from grey", "the same"));
        for (Row row : rows(what, groups)) {
            text.append(line(
                    GROUPS,
                    row.group(),
                    shown(row.citizens()),
                    shown(row.shifts().get(0)),
                    shown(row.shifts().get(1)),
                    shown(row.shifts().get(2)),
                    shown(row.shifts().get(3))));
        }
        return text.toString();
    }

    /** A shift that is hidden on the whole stands in no table, and then neither do the citizens, of whom it would be the rest. */
    private List<Row> rows(String what, Map<String, Shift> groups) {
        List<Integer> shifts = IntStream.range(0, SHIFTS.size())
                .filter(shift -> shifts().get(shift).isPresent())
                .boxed()
                .toList();
        int[][] cells = groups.values().stream()
                .map(group -> shifts.stream().mapToInt(group.counts()::get).toArray())
                .toArray(int[][]::new);
        List<String> names = List.copyOf(groups.keySet());
        CrossTable table =
                CrossTable.of(RULE, what, shifts.stream().map(SHIFTS::get).toList(), names, cells);
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            CrossTable.Row row = table.columns().isEmpty() ? null : table.rows().get(place);
            rows.add(new Row(
                    names.get(place),
                    row == null || table.columns().size() < SHIFTS.size() ? OptionalInt.empty() : row.all(),
                    SHIFTS.stream().map(shift -> cell(table, row, shift)).toList()));
        }
        return rows;
    }

    private static OptionalInt cell(CrossTable table, CrossTable.@Nullable Row row, String shift) {
        int column = table.columns().indexOf(shift);
        return row == null || column < 0 ? OptionalInt.empty() : row.counts().get(column);
    }

    /** Nothing where those are few at whom the indicator differs, or those at whom it does not. */
    private OptionalInt citizens(Gap gap) {
        int some = Math.toIntExact(gap.citizens());
        return parts(List.of(some, Math.toIntExact(comparison.all().citizens()) - some))
                .get(0);
    }

    /** What it adds to a few people is as telling as their number. */
    private String points(Gap gap, long basisPoints) {
        return citizens(gap).isEmpty()
                ? "–"
                : BigDecimal.valueOf(basisPoints, 2).toPlainString();
    }

    private static String shown(OptionalInt count) {
        return count.isPresent() ? Integer.toString(count.getAsInt()) : HIDDEN;
    }

    private static String line(String format, Object... cells) {
        return String.format(Locale.ROOT, format, cells);
    }

    ObjectNode json() {
        ObjectNode json = Printing.JSON.createObjectNode().put("shadow", version);
        ArrayNode live = json.putArray("live");
        comparison.liveVersions().forEach(live::add);
        json.put("citizens", boxed(citizens()));
        ObjectNode matrix = json.putObject("matrix");
        List<OptionalInt> cells = matrix();
        for (int row = 0; row < COLOURS.size(); row++) {
            ObjectNode seen = matrix.putObject(COLOURS.get(row).name());
            for (int column = 0; column < COLOURS.size(); column++) {
                seen.put(COLOURS.get(column).name(), boxed(cells.get(row * COLOURS.size() + column)));
            }
        }
        groups(json.putObject("byArea"), rows("area", comparison.byArea()));
        groups(json.putObject("byHouseholdType"), rows("household type", comparison.byHousehold()));
        ObjectNode indicators = json.putObject("byIndicator");
        comparison
                .byIndicator()
                .forEach((indicator, gap) -> indicators
                        .putObject(indicator)
                        .put("citizens", boxed(citizens(gap)))
                        .put("pointsLive", points(gap, gap.live()))
                        .put("pointsShadow", points(gap, gap.shadow())));
        return json;
    }

    private static void groups(ObjectNode json, List<Row> rows) {
        for (Row row : rows) {
            ObjectNode one = json.putObject(row.group()).put("citizens", boxed(row.citizens()));
            for (int i = 0; i < SHIFTS.size(); i++) {
                one.put(SHIFTS.get(i), boxed(row.shifts().get(i)));
            }
        }
    }

    private static @Nullable Integer boxed(OptionalInt count) {
        return count.isPresent() ? (Integer) count.getAsInt() : null;
    }
}
