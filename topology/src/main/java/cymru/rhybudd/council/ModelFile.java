package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.domain.weighting.Band;
import cymru.rhybudd.domain.weighting.Condition;
import cymru.rhybudd.domain.weighting.Condition.Comparison;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A weighting model as its file says it ({@code *.model.yaml}): the text travels whole on the log, so that whoever replays it
 * reads what was approved.
 *
 * @param text the file, whole
 */
public record ModelFile(String text, WeightingModel model) {
    /** Days beyond this lead out of the calendar that keys are sorted by; no other limit comes near. */
    private static final BigDecimal HIGHEST_LIMIT = BigDecimal.valueOf(100_000);

    private static final int MOST_SYSTEMS = 9;
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(100);
    private static final List<String> QUARTERS = List.of("0.25", "0.5", "0.75", "1");
    private static final Pattern LIMIT = Pattern.compile("(>|<=)?\\s*([a-z0-9.-]+)");

    /** Reads a model, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static ModelFile load(Path file) {
        WeightingModel model = YamlFile.load(file, ModelFile::model);
        try {
            return new ModelFile(Files.readString(file), model);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model " + file, e);
        }
    }

    /** Reads a model from its text; the name stands in fault messages. */
    public static WeightingModel parse(String name, String text) {
        return YamlFile.parse(name, text, ModelFile::model);
    }

    private static WeightingModel model(YamlNode root) {
        root.allowOnly("version", "names", "thresholds", "red-needs-systems", "indicators");
        YamlNode thresholds = root.required("thresholds");
        thresholds.allowOnly("amber", "red");
        int amber = points(thresholds.required("amber"));
        int red = points(thresholds.required("red"));
        if (amber >= red) {
            throw thresholds.fault("amber is not below red", "let red begin at a higher score");
        }
        return new WeightingModel(
                root.required("version").text(),
                NamesNode.names(root),
                amber,
                red,
                systems(root.required("red-needs-systems")),
                indicators(root.required("indicators")));
    }

    private static int systems(YamlNode node) {
        int systems = node.integer();
        if (systems < 1 || systems > MOST_SYSTEMS) {
            throw node.fault(systems + " systems cannot be asked for", "write a number from 1 to " + MOST_SYSTEMS);
        }
        return systems;
    }

    private static int points(YamlNode node) {
        BigDecimal points = node.decimal().multiply(BASIS_POINTS);
        if (points.signum() <= 0
                || points.compareTo(BigDecimal.valueOf(WeightingModel.FULL_WEIGHT)) > 0
                || points.stripTrailingZeros().scale() > 0) {
            throw node.fault(
                    "'" + node.text() + "' is no number of points",
                    "write a number above 0 and up to 100, with at most two decimals");
        }
        return points.intValueExact();
    }

    private static List<WeightedIndicator> indicators(YamlNode indicators) {
        indicators.allowOnly(
                Arrays.stream(Indicator.values()).map(Indicator::key).toArray(String[]::new));
        List<WeightedIndicator> on = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            Optional<YamlNode> node = indicators.optional(indicator.key());
            node.flatMap(present -> present.attempt(() -> indicator(indicator, present)))
                    .flatMap(weighted -> weighted)
                    .ifPresent(on::add);
        }
        if (on.isEmpty()) {
            throw indicators.fault("no indicator is on", "switch on one at least");
        }
        return Scaling.toFullWeight(on);
    }

    /** The indicator, or nothing when it is switched off. */
    private static Optional<WeightedIndicator> indicator(Indicator indicator, YamlNode node) {
        node.allowOnly("names", "weight", "on", "bands");
        Names names = NamesNode.names(node);
        int weight = points(node.required("weight"));
        YamlNode bandsNode = node.required("bands");
        bandsNode.allowOnly(QUARTERS.toArray(String[]::new));
        List<Band> bands = new ArrayList<>();
        for (String quarter : QUARTERS) {
            bandsNode
                    .optional(quarter)
                    .ifPresent(band -> bands.add(new Band(
                            QUARTERS.indexOf(quarter) + 1,
                            band.list().stream()
                                    .map(alternative -> conditions(indicator, alternative))
                                    .toList())));
        }
        bands.sort(Comparator.comparingInt(Band::quarter).reversed());
        boolean on = node.optional("on").map(YamlNode::bool).orElse(true);
        return on ? Optional.of(new WeightedIndicator(indicator, names, weight, bands)) : Optional.empty();
    }

    private static List<Condition> conditions(Indicator indicator, YamlNode alternative) {
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
                .map(entry -> condition(measure(entry.name()), entry.value()))
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
