package cymru.rhybudd.local.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * The seeds of the histories that a build runs: by {@code -Dsimulation.seed=…} one alone; else {@code -Dsimulation.histories=…} that
 * are drawn after {@code -Dsimulation.from=…}, which a nightly build takes from its date.
 */
final class Seeds {
    static final String ONE = "simulation.seed";
    static final String FROM = "simulation.from";
    static final String HISTORIES = "simulation.histories";

    private Seeds() {}

    /** Those that failed once; the one that is asked for. */
    static List<Long> named() {
        Long one = Long.getLong(ONE);
        return one == null ? failed() : List.of(one);
    }

    /** Those that are drawn; none where one is asked for. */
    static List<Long> drawn() {
        return Long.getLong(ONE) == null ? drawn(Integer.getInteger(HISTORIES, 100)) : List.of();
    }

    private static List<Long> drawn(int histories) {
        return new Random(from()).longs(histories).boxed().toList();
    }

    /** The same on every day: a planted bug that few of them show would else be found by chance. */
    static List<Long> always(int histories) {
        return new Random(1).longs(histories).boxed().toList();
    }

    static long from() {
        return Long.getLong(FROM, 1);
    }

    private static List<Long> failed() {
        try (InputStream file = Objects.requireNonNull(Seeds.class.getResourceAsStream("failed-seeds.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
