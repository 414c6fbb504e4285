package cymru.rhybudd.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of the benchmark, which can be run by itself: the whole takes long. */
enum Part {
    /** The assessing core by itself. */
    CORE,
    /** The whole topology beside a plain application. */
    THROUGHPUT,
    /** The topology beside the same stages as a Flink job. */
    FLINK,
    /** From the SQL commit to the alert. */
    LATENCY,
    /** Beside triggers in the council's databases that keep a summary table. */
    TRIGGERS,
    /** At several sizes of a council. */
    GROWTH,
    /** When an instance dies. */
    FAILOVER;

    /** The name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String words() {
        return Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "));
    }

    /**
     * Those of the names; all where there are none.
     *
     * @throws IllegalArgumentException if one is no part's
     */
    static Set<Part> of(List<String> words) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : words) {
            parts.add(Arrays.stream(values())
                    .filter(part -> part.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("there is no part '" + word + "': say " + words())));
        }
        return parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
    }
}
