package cymru.rhybudd.local.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A weighting model as its file has it.
 *
 * @param amber the score from which a picture is amber, in basis points
 * @param red the score from which a picture is red, in basis points
 * @param redNeedsSystems how many source systems must bear a red picture
 * @param indicators those that are switched on, in the file's order
 */
public record Model(String version, int amber, int red, int redNeedsSystems, List<WeighedIndicator> indicators) {
    public Model {
        indicators = List.copyOf(indicators);
    }

    /** Reads a model file; IllegalArgumentException where it can not be understood. */
    public static Model read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the newest model of a council, as the service does: versions begin with the year and the month. */
    public static Model newest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return read(files.filter(file -> file.getFileName().toString().endsWith(".model.yaml"))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(() -> new IllegalStateException("there is no *.model.yaml in " + directory)));
        }
    }

    /** Reads the text of a model file; IllegalArgumentException where it can not be understood. */
    public static Model parse(String text) {
        Map<?, ?> file = map(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text));
        Map<?, ?> thresholds = map(file.get("thresholds"));
        return new Model(
                String.valueOf(file.get("version")),
                basisPoints(thresholds.get("amber")),
                basisPoints(thresholds.get("red")),
                number(file.get("red-needs-systems")).intValueExact(),
                indicators(map(file.get("indicators"))));
    }

    private static List<WeighedIndicator> indicators(Map<?, ?> file) {
        Map<String, Map<?, ?>> switchedOn = new LinkedHashMap<>();
        file.forEach((key, indicator) -> {
            if (isOn(map(indicator))) {
                switchedOn.put(String.valueOf(key), map(indicator));
            }
        });
        List<Integer> weights = Weights.scale(switchedOn.values().stream()
                .map(indicator -> number(indicator.get("weight")))
                .toList());
        List<WeighedIndicator> indicators = new ArrayList<>();
        switchedOn.forEach((key, indicator) -> indicators.add(new WeighedIndicator(
                Indicator.of(key), weights.get(indicators.size()), bands(map(indicator.get("bands"))))));
        return indicators;
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

    /** The picture that the facts give of the citizen with these person records. */
    Picture picture(Set<String> records, Facts facts, Days days) {
        Map<String, Integer> contributions = new LinkedHashMap<>();
        Set<String> systems = new TreeSet<>();
        for (WeighedIndicator weighed : indicators) {
            if (weighed.indicator().isKnown(facts)) {
                int contribution = weighed.contribution(facts, days);
                contributions.put(weighed.indicator().key(), contribution);
                if (contribution > 0) {
                    systems.addAll(weighed.indicator().systems(facts));
                }
            }
        }
        int score = contributions.values().stream().mapToInt(Integer::intValue).sum();
        return new Picture(records, score, colour(score, systems.size()), contributions);
    }

    private Colour colour(int score, int systems) {
        if (score >= red && systems >= redNeedsSystems) {
            return Colour.RED;
        }
        return score >= amber ? Colour.AMBER : Colour.GREEN;
    }

    private static int basisPoints(@Nullable Object points) {
        return number(points).movePointRight(2).intValueExact();
    }

    private static BigDecimal number(@Nullable Object value) {
        return new BigDecimal(String.valueOf(value));
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
}
