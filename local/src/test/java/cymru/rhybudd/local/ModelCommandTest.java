package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code ./rhybudd model} answers without a running world. */
class ModelCommandTest {
    private static final Path SHIPPED = Path.of("../deploy/council/2026-12.model.yaml");

    @TempDir
    Path directory;

    private Path changed(String right, String wrong) throws IOException {
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(right);
        return Files.writeString(directory.resolve("2026-12.model.yaml"), text.replace(right, wrong));
    }

    @Test
    void aSoundModelIsShownInATable() {
        Terminal terminal = Terminal.run("model", "validate", SHIPPED);

        assertThat(terminal.exitCode()).as(terminal.text()).isZero();
        assertThat(terminal.text())
                .contains("2026-12: Second model for Merthyr Tydfil / Ail fodel Merthyr Tudful")
                .contains("author      E. Parry, Policy officer, 2026-11-20")
                .contains("approver    R. Hughes, Data protection officer, 2026-11-24")
                .containsPattern("indicator +weight +half-life +expiry +fresh +from")
                .containsPattern("threat-to-tenancy +18 +– +30 d +4 d +housing")
                .contains(SHIPPED + " is sound");
    }

    @Test
    void everyFaultIsNamedWithPlaceAndRemedy() throws IOException {
        Path file = changed("weight: 18", "weight: 17");
        Files.writeString(
                file, Files.readString(file).replace("approver: { name: R. Hughes", "approver: { name: e. parry"));

        Terminal terminal = Terminal.run("model", "validate", file);

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.text().strip()).isEqualTo("""
                        2026-12.model.yaml:19:21: author and approver are the same person. Remedy: let somebody else approve it.
                        2026-12.model.yaml:55:3: the weights sum to 99, not to 100. Remedy: add 1: every point is a share of 100.
                        2 faults""");
    }

    @Test
    void aFaultIsNamedAsJson() throws IOException {
        Terminal terminal =
                Terminal.run("model", "validate", changed("from: [ housing ]", "from: [ housng ]"), "--json");

        assertThat(terminal.exitCode()).isEqualTo(1);
        JsonNode fault = terminal.json().at("/faults/0");
        assertThat(terminal.json().path("sound").asBoolean(true)).isFalse();
        assertThat(fault.path("file").asText()).isEqualTo("2026-12.model.yaml");
        assertThat(fault.path("line").asInt()).isPositive();
        assertThat(fault.path("problem").asText()).isEqualTo("no *.source.yaml of the council maps 'housng'");
        assertThat(fault.path("remedy").asText()).isEqualTo("did you mean 'housing'?");
    }

    @Test
    void aSoundModelIsShownAsJson() throws IOException {
        Terminal terminal = Terminal.run("model", "validate", SHIPPED, "--json");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.json().path("sound").asBoolean()).isTrue();
        assertThat(terminal.json().path("faults")).isEmpty();
        assertThat(terminal.json().at("/model/indicators")).hasSize(9);
        assertThat(terminal.json().at("/model/approval/approver/name").asText()).isEqualTo("R. Hughes");
    }

    @Test
    void aDraftIsSoundAsAShadowOnly() throws IOException {
        Path draft = changed("  approver: {", "  # approver: {");

        assertThat(Terminal.run("model", "validate", draft).exitCode()).isEqualTo(1);
        assertThat(Terminal.run("model", "validate", "--shadow", draft).exitCode())
                .isZero();
    }

    @Test
    void aFileThatIsNotThereIsAFault() {
        Terminal terminal = Terminal.run("model", "validate", directory.resolve("2027-01.model.yaml"));

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.text()).contains("the file cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model | Say what is to be done with a model.",
                "model validate | Missing required parameter: 'FILE'",
                "model validate x --council /nowhere/at/all | --council: /nowhere/at/all is no directory",
                "model publish ../deploy/council/2026-12.model.yaml --valid-from soon | Invalid value for option '--valid-from'",
                "model publish ../deploy/council/2026-12.model.yaml --valid-from 2026-11-24 | --valid-from must not be before 2026-11-25, the day that was approved",
                "model compare | Missing required parameter: 'VERSION'",
                "model retire | Missing required parameter: 'VERSION'"
            })
    void badArgumentsEndWithExitCode2(String arguments, String message) {
        Terminal terminal = Terminal.run((Object[]) arguments.split(" "));

        assertThat(terminal.exitCode()).as(terminal.text()).isEqualTo(2);
        assertThat(terminal.text().strip()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish ../deploy/council/2026-12.model.yaml",
                "shadow ../deploy/council/2026-12.model.yaml",
                "retire 2026-12"
            })
    void whatNeedsARunningWorldSaysSo(String command) {
        Terminal terminal = Terminal.run((Object[]) ("model " + command + " --state " + directory).split(" "));

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.text().strip())
                .isEqualTo("no world runs on " + directory + ": start one with ./rhybudd up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "compare 2026-12"})
    void whatLooksAtAWorldSaysThatThereIsNone(String command) {
        Path missing = directory.resolve("missing");
        Terminal terminal = Terminal.run((Object[]) ("model " + command + " --state " + missing).split(" "));

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.text().strip()).isEqualTo(missing + " holds no world: start one with ./rhybudd up");
    }

    @Test
    void nothingUnsoundIsPublished() throws IOException {
        Terminal terminal =
                Terminal.run("model", "publish", changed("  approver: {", "  # approver: {"), "--state", directory);

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.text()).contains("'approver' is missing");
    }

    @Test
    void everyOptionOfEveryStepIsDescribed() {
        Map<String, CommandLine> steps = Objects.requireNonNull(
                        Rhybudd.commandLine().getSubcommands().get("model"))
                .getSubcommands();

        assertThat(steps).containsKeys("validate", "publish", "shadow", "retire", "list", "compare");
        steps.forEach((name, step) -> {
            assertThat(Terminal.run("model", name, "--help").text()).contains("Usage: rhybudd model " + name);
            assertThat(step.getCommandSpec().options())
                    .allSatisfy(option -> assertThat(String.join("", option.description()))
                            .as(name + " " + option.longestName())
                            .isNotBlank());
        });
    }
}
