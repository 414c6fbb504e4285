package cymru.rhybudd.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bug that is planted is found: else the simulation could be content with everything. */
class FlawTest {
    private static final Path TABLE = Path.of("../docs/generated/simulation-flaws.md");
    private static final int ENOUGH = 400;
    private static final int OF_THE_TABLE = 200;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void isFound(Flaw flaw) {
        assertThat(Seeds.always(ENOUGH))
                .as("%s: %s", flaw, flaw.meaning())
                .anyMatch(seed -> !Findings.of(History.of(seed), flaw).isEmpty());
    }

    /** Takes minutes, and says how often each check finds what. */
    @Test
    @EnabledIfSystemProperty(named = "simulation.table", matches = "true")
    void theTableSaysWhichCheckFoundWhich() throws IOException {
        List<Long> seeds = Seeds.always(OF_THE_TABLE);
        StringBuilder table = new StringBuilder(("""
                # Which check finds which planted bug

                Of %d histories so many in which a check failed. Written by `FlawTest` with `-Dsimulation.table=true`; what the checks are: [simulation.md](../simulation.md).

                | Planted | Meaning | Found |%s
                |---|---|--:|%s
                """)
                .formatted(
                        OF_THE_TABLE,
                        Stream.of(Check.values())
                                .map(check -> " " + check + " |")
                                .collect(Collectors.joining()),
                        "--:|".repeat(Check.values().length)));
        for (Flaw flaw : Flaw.values()) {
            table.append(row(flaw, seeds));
        }
        Files.writeString(TABLE, table);
    }

    private static String row(Flaw flaw, List<Long> seeds) {
        List<Set<Check>> failed = seeds.parallelStream()
                .map(seed -> Findings.of(History.of(seed), flaw).stream()
                        .map(Finding::check)
                        .collect(Collectors.toSet()))
                .filter(checks -> !checks.isEmpty())
                .toList();
        Map<Check, Long> counts = new EnumMap<>(Check.class);
        for (Check check : Check.values()) {
            counts.put(
                    check,
                    failed.stream().filter(checks -> checks.contains(check)).count());
        }
        return "| %s | %s | %d |%s%n"
                .formatted(
                        flaw,
                        flaw.meaning(),
                        failed.size(),
                        counts.values().stream()
                                .map(count -> count == 0 ? " |" : " " + count + " |")
                                .collect(Collectors.joining()));
    }
}
