package cymru.rhybudd.local.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.model.ShadowComparison.Gap;
import cymru.rhybudd.local.model.ShadowComparison.Shift;
import cymru.rhybudd.schemas.Rag;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whom a shadow model would see in another colour, in numbers that point at nobody. */
record ComparisonReport(String version, ShadowComparison comparison) {
    private static final List<Rag> COLOURS = List.of(Rag.GREEN, Rag.AMBER, Rag.RED, Rag.UNKNOWN);
    private static final String MATRIX = "  %-12s %9s %9s %9s %9s%n";
    private static final String GROUPS = "  %-26s %9s %12s %12s %16s %9s%n";
    private static final String INDICATORS = "  %-26s %9s %12s %14s%n";

    String text() {
        StringBuilder text = new StringBuilder("shadow %s beside %s: %s citizens%n%n"
                .formatted(
                        version,
                        String.join(", ", comparison.liveVersions()),
                        SmallCells.of(comparison.all().citizens())));
        text.append(line(MATRIX, "live, shadow:", "green", "amber", "red", "unknown"));
        List<String> cells = matrix();
        for (int row = 0; row < COLOURS.size(); row++) {
            text.append(line(
                    MATRIX,
                    COLOURS.get(row).name().toLowerCase(Locale.ROOT),
                    cells.get(row * COLOURS.size()),
                    cells.get(row * COLOURS.size() + 1),
                    cells.get(row * COLOURS.size() + 2),
                    cells.get(row * COLOURS.size() + 3)));
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
                        SmallCells.of(gap.citizens()),
                        points(gap, gap.live()),
                        points(gap, gap.shadow()))));
        return text.toString();
    }

    private List<String> matrix() {
        return SmallCells.ofParts(COLOURS.stream()
                .flatMap(live -> COLOURS.stream().map(shadow -> comparison.citizens(live, shadow)))
                .toList());
    }

    private static String groups(String what, Map<String, Shift> groups) {
        StringBuilder text = new StringBuilder("\n");
        text.append(line(GROUPS, what, "citizens", "more severe", "less severe", "to or from grey", "the same"));
        Iterator<List<String>> rows = cells(groups).iterator();
        groups.forEach((group, shift) -> {
            List<String> cells = rows.next();
            text.append(line(
                    GROUPS,
                    group,
                    SmallCells.of(shift.citizens()),
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3)));
        });
        return text.toString();
    }

    private static List<List<String>> cells(Map<String, Shift> groups) {
        return SmallCells.ofTable(groups.values().stream()
                .map(shift -> List.of(shift.moreSevere(), shift.lessSevere(), shift.grey(), shift.same()))
                .toList());
    }

    /** What it adds to a few people is as telling as their number. */
    private static String points(Gap gap, long basisPoints) {
        return SmallCells.isSmall(gap.citizens())
                ? "–"
                : BigDecimal.valueOf(basisPoints, 2).toPlainString();
    }

    private static String line(String format, Object... cells) {
        return String.format(Locale.ROOT, format, cells);
    }

    ObjectNode json() {
        ObjectNode json = Printing.JSON.createObjectNode().put("shadow", version);
        ArrayNode live = json.putArray("live");
        comparison.liveVersions().forEach(live::add);
        json.put("citizens", SmallCells.of(comparison.all().citizens()));
        ObjectNode matrix = json.putObject("matrix");
        List<String> cells = matrix();
        for (int row = 0; row < COLOURS.size(); row++) {
            ObjectNode seen = matrix.putObject(COLOURS.get(row).name());
            for (int column = 0; column < COLOURS.size(); column++) {
                seen.put(COLOURS.get(column).name(), cells.get(row * COLOURS.size() + column));
            }
        }
        groups(json.putObject("byArea"), comparison.byArea());
        groups(json.putObject("byHouseholdType"), comparison.byHousehold());
        ObjectNode indicators = json.putObject("byIndicator");
        comparison
                .byIndicator()
                .forEach((indicator, gap) -> indicators
                        .putObject(indicator)
                        .put("citizens", SmallCells.of(gap.citizens()))
                        .put("pointsLive", points(gap, gap.live()))
                        .put("pointsShadow", points(gap, gap.shadow())));
        return json;
    }

    private static void groups(ObjectNode json, Map<String, Shift> groups) {
        List<String> names = List.of("moreSevere", "lessSevere", "toOrFromGrey", "theSame");
        Iterator<List<String>> rows = cells(groups).iterator();
        groups.forEach((group, shift) -> {
            ObjectNode one = json.putObject(group).put("citizens", SmallCells.of(shift.citizens()));
            List<String> cells = rows.next();
            for (int i = 0; i < names.size(); i++) {
                one.put(names.get(i), cells.get(i));
            }
        });
    }
}
