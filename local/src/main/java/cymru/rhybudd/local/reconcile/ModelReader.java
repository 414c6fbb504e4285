package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.reconcile.Holidays.Stretch;
import cymru.rhybudd.local.reconcile.Horizon.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads model files; what a file leaves out changes nothing: no decay, no hysteresis, no grey, no statutory steps. */
final class ModelReader {
    private static final int FULL_WEIGHT = 10_000;

    private ModelReader() {}

    /** IllegalArgumentException where the text can not be understood. */
    static Model read(String text) {
        Map<?, ?> file = map(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text));
        Object validFrom = file.get("valid-from");
        return new Model(
                String.valueOf(file.get("version")),
                validFrom == null ? null : date(validFrom),
                thresholds(file),
                file.get("statutory") == null ? null : horizon(map(file.get("statutory"))),
                Holidays.of(optionalList(file.get("school-holidays")).stream()
                        .map(ModelReader::map)
                        .map(stretch -> new Stretch(date(stretch.get("from")), date(stretch.get("to"))))
                        .toList()),
                indicators(map(file.get("indicators"))));
    }

    private static Thresholds thresholds(Map<?, ?> file) {
        Map<?, ?> thresholds = map(file.get("thresholds"));
        Object unknownAbove = file.get("unknown-above");
        return new Thresholds(
                threshold(thresholds.get("amber"), "enter"),
                threshold(thresholds.get("amber"), "leave"),
                threshold(thresholds.get("red"), "enter"),
                threshold(thresholds.get("red"), "leave"),
                number(file.get("red-needs-systems")).intValueExact(),
                Duration.ofHours(wholeOrNone(file.get("dwell-hours"))),
                unknownAbove == null ? FULL_WEIGHT : basisPoints(unknownAbove));
    }

    /** One score for both ways, or one for each. */
    private static int threshold(@Nullable Object value, String way) {
        return basisPoints(value instanceof Map<?, ?> ways ? ways.get(way) : value);
    }

    private static Horizon horizon(Map<?, ?> statutory) {
        return new Horizon(list(statutory.get("horizon")).stream()
                .map(ModelReader::map)
                .map(step -> new Step(
                        date(step.get("from")),
                        Period.of(0, wholeOrNone(step.get("months")), wholeOrNone(step.get("days")))))
                .sorted(Comparator.comparing(Step::from))
                .toList());
    }

    private static List<WeighedIndicator> indicators(Map<?, ?> file) {
        Map<Indicator, Map<?, ?>> switchedOn = new TreeMap<>();
        file.forEach((key, indicator) -> {
            Indicator named = Indicator.of(String.valueOf(key));
            if (isOn(map(indicator))) {
                switchedOn.put(named, map(indicator));
            }
        });
        List<Integer> weights = Weights.scale(switchedOn.values().stream()
                .map(indicator -> number(indicator.get("weight")))
                .toList());
        List<WeighedIndicator> indicators = new ArrayList<>();
        switchedOn.forEach(
                (indicator, entry) -> indicators.add(indicator(indicator, entry, weights.get(indicators.size()))));
        return indicators;
    }

    private static WeighedIndicator indicator(Indicator indicator, Map<?, ?> file, int weight) {
        return new WeighedIndicator(
                indicator,
                weight,
                bands(map(file.get("bands"))),
                file.get("from") == null ? indicator.ownSystems() : texts(list(file.get("from"))),
                wholeOrNone(file.get("fresh-days")),
                new Fading(wholeOrNone(file.get("half-life-days")), wholeOrNone(file.get("expires-after-days"))));
    }

    /** YAML 1.1 reads a bare {@code on} as true, also where it is a key. */
    private static boolean isOn(Map<?, ?> indicator) {
        return !Boolean.FALSE.equals(indicator.get("on")) && !Boolean.FALSE.equals(indicator.get(true));
    }

    private static Map<Integer, List<List<Condition>>> bands(Map<?, ?> file) {
        Map<Integer, List<List<Condition>>> bands = new HashMap<>();
        file.forEach((part, lines) -> bands.put(
                number(part).multiply(BigDecimal.valueOf(4)).intValueExact(),
                list(lines).stream().map(line -> conditions(map(line))).toList()));
        return bands;
    }

    private static List<Condition> conditions(Map<?, ?> line) {
        return line.entrySet().stream()
                .map(entry -> Condition.parse(String.valueOf(entry.getKey()), String.valueOf(entry.getValue())))
                .toList();
    }

    private static int basisPoints(@Nullable Object points) {
        return number(points).movePointRight(2).intValueExact();
    }

    private static int wholeOrNone(@Nullable Object value) {
        return value == null ? 0 : number(value).intValueExact();
    }

    private static BigDecimal number(@Nullable Object value) {
        return new BigDecimal(String.valueOf(value));
    }

    /** A bare date in YAML is read as midnight of it in UTC. */
    private static LocalDate date(@Nullable Object value) {
        return value instanceof Date date
                ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC)
                : LocalDate.parse(String.valueOf(value));
    }

    private static Set<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("a mapping is missing in the model file");
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("a list is missing in the model file");
    }

    private static List<?> optionalList(@Nullable Object value) {
        return value == null ? List.of() : list(value);
    }
}
