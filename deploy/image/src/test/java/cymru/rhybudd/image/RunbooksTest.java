package cymru.rhybudd.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** Whoever was woken can do what a page says: its parts stand in their order, its links lead somewhere, and its commands are there. */
class RunbooksTest {
    private static final Path RUNBOOKS = GuardedCouncil.HOME.resolve("docs/runbooks");
    private static final Pattern PART = Pattern.compile("^## (.+) / .+$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)?(?:#[^)]*)?\\)");
    private static final Pattern COMMAND = Pattern.compile("`rhybudd ([^`]+)`");
    private static final Pattern RUN = Pattern.compile("`docker compose run --rm ([a-z-]+)([^`]*)`");
    private static final Set<String> ROLES = Set.of("service", "console", "healthy");

    private static Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }

    @Test
    void everyPageHasTheSamePartsInTheSameOrder() throws IOException {
        Map<String, String> alerts = pages();
        alerts.remove("README.md");

        assertThat(alerts).hasSizeGreaterThan(20).allSatisfy((name, text) -> assertThat(PART.matcher(text).results())
                .as(name)
                .extracting(part -> part.group(1))
                .containsExactly(
                        "What it means",
                        "Who is hurt",
                        "How to look",
                        "What to do",
                        "When it is over",
                        "Whom to wake"));
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        pages().forEach((name, text) -> LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(Objects::nonNull)
                .forEach(link -> assertThat(RUNBOOKS.resolve(link)).as(name).exists()));
    }

    @Test
    void everyCommandIsOneOfTheImage() throws IOException {
        for (Map.Entry<String, String> page : pages().entrySet()) {
            COMMAND.matcher(page.getValue())
                    .results()
                    .forEach(command -> assertIsThere(
                            page.getKey(), command.group(1).split("\\s+")));
        }
    }

    @Test
    void everyRunOfComposeIsOfAServiceThatIsThere() throws IOException {
        Set<?> services = services();
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Matcher run = RUN.matcher(page.getValue());
            while (run.find()) {
                assertThat(services.contains(run.group(1))).as(run.group()).isTrue();
                String[] words = run.group(2).strip().split("\\s+");
                if (!words[0].isEmpty() && !ROLES.contains(words[0])) {
                    assertIsThere(page.getKey(), words);
                }
            }
        }
    }

    private static Set<?> services() throws IOException {
        try (InputStream compose =
                Files.newInputStream(GuardedCouncil.HOME.resolve("deploy/compose/compose.yaml"))) {
            Map<String, Object> file = new Yaml().load(compose);
            return ((Map<?, ?>) Objects.requireNonNull(file.get("services"))).keySet();
        }
    }

    /** Words lead from command to command until there is none below; the rest are its options and what it is about. */
    private static void assertIsThere(String page, String... words) {
        CommandLine command = Commands.line();
        List<String> rest = Arrays.asList(words);
        while (!command.getSubcommands().isEmpty() && !rest.isEmpty()) {
            Map<String, CommandLine> below = new HashMap<>(command.getSubcommands());
            assertThat(below).as("%s: rhybudd %s", page, String.join(" ", words)).containsKey(rest.get(0));
            command = Objects.requireNonNull(below.get(rest.get(0)));
            rest = rest.subList(1, rest.size());
        }
        for (String option : rest) {
            if (option.startsWith("--")) {
                assertThat(command.getCommandSpec().optionsMap())
                        .as("%s: rhybudd %s", page, String.join(" ", words))
                        .containsKey(option.replaceFirst("=.*", ""));
            }
        }
    }
}
