package cymru.rhybudd.local.reconcile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one measure must be for a band to hold.
 *
 * @param limit in the measure's own unit: hundredths for weeks and per cent
 */
record Condition(String measure, String comparison, BigDecimal limit) {
    private static final Pattern FORM = Pattern.compile("(>=|>|<=|<)?\\s*(\\S+)");
    private static final Map<String, List<String>> STAGES = Map.of(
            "recovery-stage", List.of("none", "reminder", "final-notice", "liability-order", "enforcement"),
            "possession-stage", List.of("withdrawn", "warning", "notice", "claim", "order", "warrant"));

    /** Reads "4" or a stage for at least, and else what the sign says. */
    static Condition parse(String measure, String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(measure + ": no condition: " + text);
        }
        String comparison = matcher.group(1) == null ? ">=" : matcher.group(1);
        return new Condition(measure, comparison, limit(measure, matcher.group(2)));
    }

    private static BigDecimal limit(String measure, String text) {
        int stage = STAGES.getOrDefault(measure, List.of()).indexOf(text);
        if (stage >= 0) {
            return BigDecimal.valueOf(stage);
        }
        boolean inHundredths = measure.endsWith("-percent") || measure.endsWith("-weeks");
        return new BigDecimal(text).movePointRight(inHundredths ? 2 : 0);
    }

    /** Whether it holds; never where the measure is absent. */
    boolean holds(Map<String, Long> measures) {
        Long value = measures.get(measure);
        if (value == null) {
            return false;
        }
        int order = BigDecimal.valueOf(value).compareTo(limit);
        return switch (comparison) {
            case ">=" -> order >= 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order < 0;
        };
    }
}
