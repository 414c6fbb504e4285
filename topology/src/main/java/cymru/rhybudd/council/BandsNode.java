package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.domain.weighting.Band;
import cymru.rhybudd.domain.weighting.Condition;
import cymru.rhybudd.domain.weighting.Condition.Comparison;
import cymru.rhybudd.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the bands of an indicator. */
final class BandsNode {
    /** Days beyond this lead out of the calendar that keys are sorted by; no other limit comes near. */
    private static final BigDecimal HIGHEST_LIMIT = BigDecimal.valueOf(100_000);

    /** The keys of the bands: the part of the weight that each lets count. */
    static final List<String> QUARTERS = List.of("0.25", "0.5", "0.75", "1");

    private static final Pattern LIMIT = Pattern.compile("(>|<=)?\\s*([a-z0-9.-]+)");

    private BandsNode() {}

    /** The bands, highest first. */
    static List<Band> bands(Indicator indicator, YamlNode node) {
        node.allowOnly(QUARTERS.toArray(String[]::new));
        List<Band> bands = new ArrayList<>();
        for (String quarter : QUARTERS) {
            node.optional(quarter)
                    .ifPresent(band -> bands.add(new Band(
                            QUARTERS.indexOf(quarter) + 1,
                            band.list().stream()
                                    .map(alternative -> alternative.attempt(() -> conditions(indicator, alternative)))
                                    .flatMap(Optional::stream)
                                    .toList())));
        }
        bands.sort(Comparator.comparingInt(Band::quarter).reversed());
        return bands;
    }

    /** What must hold together. */
    static List<Condition> conditions(Indicator indicator, YamlNode alternative) {
        List<String> known = Arrays.stream(Measure.values())
                .filter(measure -> measure.indicator() == indicator)
                .map(Measure::key)
                .toList();
        alternative.allowOnly(known.toArray(String[]::new));
        if (alternative.entries().isEmpty()) {
            throw alternative.fault(
                    "a line without a measure holds for everybody", "name a measure, or delete the line");
        }
        return alternative.entries().stream()
                .filter(entry -> known.contains(entry.name()))
                .map(entry -> entry.value().attempt(() -> condition(measure(entry.name()), entry.value())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Measure measure(String key) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Condition condition(Measure measure, YamlNode node) {
        Matcher limit = LIMIT.matcher(node.text());
        if (!limit.matches()) {
            throw node.fault("'" + node.text() + "' is no limit", "write 4 (at least 4), > 4 or <= 4");
        }
        Comparison comparison = limit.group(1) == null
                ? Comparison.AT_LEAST
                : limit.group(1).equals(">") ? Comparison.MORE_THAN : Comparison.AT_MOST;
        return new Condition(measure, comparison, value(measure.unit(), limit.group(2), node));
    }

    private static long value(Measure.Unit unit, String text, YamlNode node) {
        if (!unit.stages().isEmpty()) {
            int stage = unit.stages().indexOf(text);
            if (stage < 0) {
                throw node.fault("there is no stage '" + text + "'", YamlNode.didYouMean(text, unit.stages()));
            }
            return stage;
        }
        try {
            BigDecimal limit = new BigDecimal(text);
            if (limit.compareTo(HIGHEST_LIMIT) > 0) {
                throw node.fault("'" + text + "' is above " + HIGHEST_LIMIT, "write a limit that can be reached");
            }
            return limit.multiply(BigDecimal.valueOf(unit.scale())).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw node.fault(
                    "'" + text + "' is no " + (unit.scale() == 1 ? "whole number" : "number with at most two decimals"),
                    "write it in digits");
        }
    }
}
