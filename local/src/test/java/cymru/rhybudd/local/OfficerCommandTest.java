package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code ./rhybudd officer} answers without a running world. */
class OfficerCommandTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "officer | Say what to do: alerts, acknowledge, assign, note, dispute, outcome, outcome-withdraw, missed, snooze, unsnooze, case-open, case-close, restrict, unrestrict or restrictions.",
                "officer outcome a USEFUL | Missing required option: '--officer=ID'",
                "officer outcome a HELPFUL --officer o1 | Invalid value for positional parameter at index 1 (OUTCOME)",
                "officer outcome a USEFUL --officer Mair/Rees | Invalid value for option '--officer': 'Mair/Rees' is not an id",
                "officer assign a --officer o1 --to Mair/Rees | Invalid value for option '--to': 'Mair/Rees' is not an id",
                "officer dispute a housing/person/4 WRONG --reason x --officer o1 | Invalid value for positional parameter at index 2 (DISPUTE)",
                "officer note a --officer o1 | Missing required parameter: 'TEXT'",
                "officer case-open c --officer o1 | Missing required option: '--reference=REFERENCE'",
                "officer case-open c --officer o1 --reference (1) | Invalid value for option '--reference': '(1)' is not a reference",
                "officer snooze c --officer o1 --kind ESCALATION --until soon --reason x | Invalid value for option '--until'",
                "officer missed c --officer o1 --by 2026-12-01 --indicator rent | Invalid value for option '--indicator': 'rent' is none of level-of-debt"
            })
    void badArgumentsEndWithExitCode2AndSayWhatIsWrong(String arguments, String message) {
        Terminal terminal = Terminal.run((Object[]) arguments.split(" "));

        assertThat(terminal.exitCode()).as(terminal.text()).isEqualTo(2);
        assertThat(terminal.text().strip()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome a useful",
                "outcome-withdraw a",
                "acknowledge a",
                "acknowledge a --withdraw",
                "assign a --to o2",
                "note a visited",
                "dispute a housing/person/4 not_the_same_person --reason moved",
                "unsnooze a",
                "missed c --by 2026-12-01 --indicator rent-arrears",
                "snooze c --kind claim_issued --until 2026-12-01 --reason away",
                "case-open c --reference C-12/3",
                "case-close c --reference C-12/3",
                "restrict housing/person/4 --reason threatened --review-on 2027-06-01",
                "unrestrict housing/person/4 --reason over"
            })
    void anActNeedsARunningWorld(String act) {
        Terminal terminal =
                Terminal.run((Object[]) ("officer " + act + " --officer o1 --state " + directory).split(" "));

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.text().strip())
                .isEqualTo("no world runs on " + directory + ": start one with ./rhybudd up");
    }

    @Test
    void everyOptionOfEveryActIsDescribed() {
        Map<String, CommandLine> acts = Objects.requireNonNull(
                        Rhybudd.commandLine().getSubcommands().get("officer"))
                .getSubcommands();

        assertThat(acts)
                .containsOnlyKeys(
                        "alerts",
                        "acknowledge",
                        "assign",
                        "note",
                        "dispute",
                        "outcome",
                        "outcome-withdraw",
                        "missed",
                        "snooze",
                        "unsnooze",
                        "case-open",
                        "case-close",
                        "restrict",
                        "unrestrict",
                        "restrictions");
        acts.forEach((name, act) -> {
            assertThat(Terminal.run("officer", name, "--help").text()).contains("Usage: rhybudd officer " + name);
            assertThat(act.getCommandSpec().options())
                    .allSatisfy(option -> assertThat(String.join("", option.description()))
                            .as(name + " " + option.longestName())
                            .isNotBlank());
        });
    }
}
