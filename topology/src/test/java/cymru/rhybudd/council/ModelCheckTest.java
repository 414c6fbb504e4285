package cymru.rhybudd.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case changes one thing in a model that is sound. */
class ModelCheckTest {
    private static final Path SHIPPED = Path.of("../deploy/council/2026-12.model.yaml");
    private static final String FILE = "2027-01.model.yaml";

    private static final String SOUND = """
            version: 2027-01
            names: { en: One, cy: Un }
            approval:
              author: { name: Eleri Parry, role: Policy officer, on: 2026-12-01 }
              approver: { name: Rhys Hughes, role: Data protection officer, on: 2026-12-02 }
            valid-from: 2027-01-04
            thresholds: { amber: { enter: 30, leave: 25 }, red: { enter: 55, leave: 50 } }
            dwell-hours: 24
            red-needs-systems: 2
            unknown-above: 40
            alert-budget: { per-team-and-week: 25, kept-for-red: 5 }
            school-holidays:
              - { from: 2026-12-21, to: 2027-01-01 }
              - { from: 2027-02-15, to: 2027-02-19 }
            indicators:
              level-of-debt:
                names: { en: Debt, cy: Dyled }
                from: [ revenues ]
                weight: 50.5
                fresh-days: 35
                half-life-days: 60
                expires-after-days: 365
                bands:
                  0.25: [ { instalments-overdue: 1 } ]
                  0.5:  [ { instalments-overdue: 2 }, { days-since-oldest-miss: "> 20" } ]
                  1:    [ { instalments-overdue: 4 }, { days-since-oldest-miss: 63, recovery-stage: reminder } ]
              threat-to-tenancy:
                names: { en: Threat, cy: Bygythiad }
                from: [ housing ]
                weight: 49.5
                fresh-days: 4
                expires-after-days: 30
                bands:
                  0.75: [ { days-to-eviction: "<= 56" } ]
                  1:    [ { days-to-eviction: "<= 28" } ]
            """;

    private static final ModelCheck LIVE = new ModelCheck(ModelUse.LIVE, Optional.of(Set.of("housing", "revenues")));
    private static final ModelCheck SHADOW = new ModelCheck(ModelUse.SHADOW, Optional.empty());

    private static String faultsOf(ModelCheck check, String text) {
        try {
            check.read(FILE, text);
            return "none";
        } catch (ConfigurationFaultException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aSoundModelIsReadWhole() {
        ModelFile file = LIVE.read(FILE, SOUND);

        assertThat(file.text()).isEqualTo(SOUND);
        assertThat(file.model().version()).isEqualTo("2027-01");
        assertThat(file.approval()).isPresent();
    }

    @Test
    void theShippedModelIsSound() throws IOException {
        ModelFile file = new ModelCheck(
                        ModelUse.LIVE,
                        Optional.of(MappedSources.in(SHIPPED.resolveSibling("").normalize())))
                .load(SHIPPED);

        assertThat(file.text()).isEqualTo(Files.readString(SHIPPED));
    }

    @Test
    void knowsTheSourcesThatTheCouncilMaps() throws IOException {
        assertThat(MappedSources.in(Path.of("../deploy/council")))
                .containsExactlyInAnyOrder("education", "housing", "revenues");
    }

    private static Arguments fault(String name, Change change, String... expected) {
        return argumentSet(name, change, List.of(expected));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "weights below a hundred",
                        change("weight: 49.5", "weight: 49"),
                        "16:3: the weights sum to 99.5, not to 100. Remedy: add 0.5: every point is a share of 100."),
                fault(
                        "weights above a hundred, that of one that is off included",
                        change("weight: 49.5", "weight: 50\n    on: false"),
                        "9:20: red can never be reached: red needs 2 systems, and this model has 1 (revenues). Remedy: switch on an indicator from another system, or say red-needs-systems: 1.",
                        "16:3: the weights sum to 100.5, not to 100. Remedy: take off 0.5: every point is a share of 100."),
                fault(
                        "two bands from the same limit on",
                        change("0.25: [ { instalments-overdue: 1 } ]", "0.25: [ { instalments-overdue: 2 } ]"),
                        "24:7: the band 0.25 can never be the highest that is met: by instalments-overdue the band 0.5 begins at the same limit. Remedy: let its limits lie below those of the higher bands, or delete it."),
                fault(
                        "the same limit, written in another way",
                        change("0.25: [ { instalments-overdue: 1 } ]", "0.25: [ { instalments-overdue: \"> 1\" } ]"),
                        "24:7: the band 0.25 can never be the highest that is met: by instalments-overdue the band 0.5 begins at the same limit. Remedy: let its limits lie below those of the higher bands, or delete it."),
                fault(
                        "a line above that of a higher band",
                        change("{ instalments-overdue: 2 }", "{ instalments-overdue: 5 }"),
                        "25:15: this line of the band 0.5 never counts: by instalments-overdue the band 1 begins earlier. Remedy: let its limit lie below that of the higher band, or delete the line."),
                fault(
                        "days that fall, the wrong way round",
                        change(
                                "0.75: [ { days-to-eviction: \"<= 56\" } ]",
                                "0.75: [ { days-to-eviction: \"<= 14\" } ]"),
                        "34:7: the band 0.75 can never be the highest that is met: by days-to-eviction the band 1 begins earlier. Remedy: let its limits lie below those of the higher bands, or delete it."),
                fault(
                        "a line that asks for more than a higher band",
                        change(
                                "0.25: [ { instalments-overdue: 1 } ]",
                                "0.25: [ { days-since-oldest-miss: 70, recovery-stage: final-notice } ]"),
                        "24:7: the band 0.25 can never be the highest that is met: whoever meets it is in the band 0.5 too. Remedy: let its limits lie below those of the higher bands, or delete it."),
                fault(
                        "a band without a line",
                        change("0.25: [ { instalments-overdue: 1 } ]", "0.25: [ ]"),
                        "24:7: the band 0.25 has no line. Remedy: write one, or delete the band."),
                fault(
                        "a limit that everybody meets",
                        change("{ instalments-overdue: 1 }", "{ instalments-overdue: -1 }"),
                        "24:38: no measure goes below 0. Remedy: write a limit that not everybody meets."),
                fault(
                        "at least none",
                        change("{ instalments-overdue: 1 }", "{ instalments-overdue: 0 }"),
                        "24:38: everybody of whom instalments-overdue is known meets it: it is at least 0. Remedy: write a limit that not everybody meets, such as > 0."),
                fault("more than none", change("{ instalments-overdue: 1 }", "{ instalments-overdue: \"> 0\" }")),
                fault(
                        "at least no days, for who owes nothing has no such day",
                        change("{ instalments-overdue: 1 }", "{ days-since-oldest-miss: 0 }")),
                fault(
                        "from the first stage on",
                        change("{ instalments-overdue: 1 }", "{ recovery-stage: none }"),
                        "24:33: everybody of whom recovery-stage is known meets it: none is the first stage. Remedy: write a later stage."),
                fault("beyond the first stage", change("{ instalments-overdue: 1 }", "{ recovery-stage: \"> none\" }")),
                fault(
                        "from withdrawn on",
                        change(
                                "0.75: [ { days-to-eviction: \"<= 56\" } ]",
                                "0.75: [ { possession-stage: withdrawn } ]"),
                        "34:35: everybody of whom possession-stage is known meets it: withdrawn is the first stage. Remedy: write a later stage."),
                fault(
                        "up to the last stage",
                        change(
                                "0.75: [ { days-to-eviction: \"<= 56\" } ]",
                                "0.75: [ { possession-stage: \"<= warrant\" } ]"),
                        "34:35: everybody of whom possession-stage is known meets it: warrant is the last stage. Remedy: write an earlier stage."),
                fault(
                        "beyond the last stage",
                        change("{ instalments-overdue: 1 }", "{ recovery-stage: \"> enforcement\" }"),
                        "24:33: nobody ever meets it: enforcement is the last stage. Remedy: write an earlier stage."),
                fault(
                        "up to a hundred per cent",
                        change("level-of-debt:", "council-tax-reduction:")
                                .andThen(change(
                                        "0.25: [ { instalments-overdue: 1 } ]",
                                        "0.25: [ { award-cut-percent: \"<= 100\" } ]"))
                                .andThen(change(
                                        "{ instalments-overdue: 2 }, { days-since-oldest-miss: \"> 20\" }",
                                        "{ award-cut-percent: 0 }"))
                                .andThen(change(
                                        "{ instalments-overdue: 4 }, { days-since-oldest-miss: 63, recovery-stage: reminder }",
                                        "{ award-cut-percent: 0.01 }")),
                        "24:36: everybody of whom award-cut-percent is known meets it: no per cent goes above 100. Remedy: write a limit that not everybody meets.",
                        "25:36: everybody of whom award-cut-percent is known meets it: it is at least 0. Remedy: write a limit that not everybody meets, such as > 0."),
                fault(
                        "no source",
                        change("from: [ housing ]", "from: [ ]")
                                .andThen(change("red-needs-systems: 2", "red-needs-systems: 1")),
                        "29:11: it reads no source, so that it would be missing for everybody. Remedy: name one at least, or switch the indicator off."),
                fault("the source of its domain, which is mapped", change("    from: [ housing ]\n", "")),
                fault(
                        "red out of reach",
                        change("1:    [ { days-to-eviction: \"<= 28\" } ]", "0.5: [ { possession-stage: warning } ]")
                                .andThen(change("red: { enter: 55", "red: { enter: 87.63")),
                        "7:53: red begins at 87.63, and no picture reaches more than 87.62. Remedy: let it begin lower, or let the bands of what is on reach their whole weight."),
                fault(
                        "red just within reach",
                        change("1:    [ { days-to-eviction: \"<= 28\" } ]", "0.5: [ { possession-stage: warning } ]")
                                .andThen(change("red: { enter: 55", "red: { enter: 87.62"))),
                fault(
                        "amber and red out of reach",
                        change(
                                        "1:    [ { instalments-overdue: 4 }, { days-since-oldest-miss: 63, recovery-stage: reminder } ]",
                                        "0.75: [ { instalments-overdue: 4 } ]")
                                .andThen(change(
                                        "1:    [ { days-to-eviction: \"<= 28\" } ]",
                                        "0.5: [ { possession-stage: warning } ]"))
                                .andThen(change("amber: { enter: 30", "amber: { enter: 80"))
                                .andThen(change("red: { enter: 55", "red: { enter: 90")),
                        "7:22: amber begins at 80, and no picture reaches more than 74.99. Remedy: let it begin lower, or let the bands of what is on reach their whole weight.",
                        "7:53: red begins at 90, and no picture reaches more than 74.99. Remedy: let it begin lower, or let the bands of what is on reach their whole weight."),
                fault(
                        "one system alone",
                        change("from: [ housing ]", "from: [ revenues ]"),
                        "9:20: red can never be reached: red needs 2 systems, and this model has 1 (revenues). Remedy: switch on an indicator from another system, or say red-needs-systems: 1."),
                fault(
                        "a source that is not mapped",
                        change("from: [ housing ]", "from: [ housng ]"),
                        "29:13: no *.source.yaml of the council maps 'housng'. Remedy: did you mean 'housing'?"),
                fault(
                        "an unknown indicator",
                        change("level-of-debt:", "level-of-dept:"),
                        "16:3: unknown key 'level-of-dept'. Remedy: did you mean 'level-of-debt'?"),
                fault(
                        "an unknown measure",
                        change("{ instalments-overdue: 1 }", "{ instalment-overdue: 1 }"),
                        "24:17: unknown key 'instalment-overdue'. Remedy: did you mean 'instalments-overdue'?"),
                fault(
                        "an unknown stage",
                        change("recovery-stage: reminder", "recovery-stage: remainder"),
                        "26:89: there is no stage 'remainder'. Remedy: did you mean 'reminder'?"),
                fault(
                        "no Welsh name",
                        change("{ en: Debt, cy: Dyled }", "{ en: Debt }"),
                        "17:12: 'cy' is missing. Remedy: add a line 'cy: …' here."),
                fault(
                        "no English name",
                        change("{ en: Debt, cy: Dyled }", "{ cy: Dyled }"),
                        "17:12: 'en' is missing. Remedy: add a line 'en: …' here."),
                fault(
                        "no approval",
                        text -> text.replaceAll("(?m)^approval:\n.*\n.*\n", ""),
                        "1:1: 'approval' is missing: nobody answers for this model. Remedy: add approval: with author and approver, two people, each with name, role and on."),
                fault(
                        "no approver",
                        text -> text.replaceAll("(?m)^  approver:.*\n", ""),
                        "4:3: 'approver' is missing: the author alone cannot publish a model. Remedy: let a second person approve it, and add approver: { name, role, on }."),
                fault(
                        "no author",
                        text -> text.replaceAll("(?m)^  author:.*\n", ""),
                        "4:3: 'author' is missing. Remedy: add a line 'author: …' here."),
                fault(
                        "one person, twice",
                        change("name: Rhys Hughes", "name: \" eleri  PARRY\""),
                        "5:21: author and approver are the same person. Remedy: let somebody else approve it."),
                fault(
                        "approved before it was signed",
                        change("on: 2026-12-02", "on: 2026-11-30"),
                        "5:69: it was approved on 2026-11-30, before the author signed on 2026-12-01. Remedy: let the approver sign what the author has signed."),
                fault(
                        "approved after its first day",
                        change("on: 2026-12-02", "on: 2027-01-05"),
                        "5:69: the approver signed after 2027-01-04, the first day on which it judges. Remedy: let it be valid from that day or a later one."),
                fault("approved on its first day", change("on: 2026-12-02", "on: 2027-01-04")),
                fault(
                        "no valid-from",
                        change("valid-from: 2027-01-04\n", ""),
                        "1:1: 'valid-from' is missing. Remedy: say from which day on it judges, such as valid-from: 2026-12-01."),
                fault(
                        "a valid-from that is no day",
                        change("valid-from: 2027-01-04", "valid-from: 2027-02-30"),
                        "6:13: '2027-02-30' is no date. Remedy: write it as 2026-01-31."),
                fault(
                        "a version without a month",
                        change("version: 2027-01", "version: 2027-1"),
                        "1:10: the version '2027-1' does not begin with year and month. Remedy: write it as 2026-12, or 2026-12.2 for the second of a month: models go forward by name."),
                fault(
                        "a version that is not the file's",
                        change("version: 2027-01", "version: 2027-02"),
                        "1:10: the version '2027-02' is not that of the file's name, 2027-01.model.yaml. Remedy: name the file 2027-02.model.yaml."),
                fault(
                        "left above where it is entered",
                        change("leave: 25", "leave: 30.01"),
                        "7:22: a colour is left above the score at which it is entered. Remedy: let leave be at most enter."),
                fault(
                        "no dwell",
                        change("dwell-hours: 24\n", ""),
                        "1:1: 'dwell-hours' is missing. Remedy: say for how long a score must be too low before a colour is left: dwell-hours: 24."),
                fault(
                        "a dwell beyond a month",
                        change("dwell-hours: 24", "dwell-hours: 673"),
                        "8:14: 673 is out of range. Remedy: write a number from 0 to 672."),
                fault(
                        "never grey",
                        change("unknown-above: 40\n", ""),
                        "1:1: 'unknown-above' is missing. Remedy: say how much weight may be unknown before a picture is grey: unknown-above: 40."),
                fault(
                        "grey beyond a hundred",
                        change("unknown-above: 40", "unknown-above: 101"),
                        "10:16: '101' is no number of points. Remedy: write a number above 0 and up to 100, with at most two decimals."),
                fault(
                        "all alerts kept for red",
                        change("kept-for-red: 5", "kept-for-red: 25"),
                        "11:54: 25 of 25 alerts are kept for red, and none is left for amber. Remedy: keep 24 at most."),
                fault("all but one kept for red", change("kept-for-red: 5", "kept-for-red: 24")),
                fault(
                        "fades for ever",
                        change("    expires-after-days: 365\n", ""),
                        "21:21: it fades, and nothing says when nothing is left of it. Remedy: add expires-after-days, the age in days from which on it counts for nothing."),
                fault(
                        "fresh for ever",
                        change("    fresh-days: 35\n", ""),
                        "17:5: 'fresh-days' is missing. Remedy: say for how many days a sign of life of its feed is good, such as fresh-days: 35."),
                fault(
                        "holidays that overlap",
                        change("to: 2027-01-01", "to: 2027-02-15"),
                        "14:5: this holiday overlaps that of 2026-12-21 to 2027-02-15. Remedy: let each begin after the one before has ended."),
                fault("holidays that touch", change("to: 2027-01-01", "to: 2027-02-14")));
    }

    /** What a case does to the sound model. */
    interface Change {
        String in(String text);

        default Change andThen(Change next) {
            return text -> next.in(in(text));
        }
    }

    private static Change change(String right, String wrong) {
        return text -> {
            assertThat(text).contains(right);
            return text.replace(right, wrong);
        };
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhereAndWhatToDo(Change change, List<String> expected) {
        String faults = expected.stream()
                .map(fault -> FILE + ":" + fault)
                .reduce((one, other) -> one + "\n" + other)
                .orElse("none");

        assertThat(faultsOf(LIVE, change.in(SOUND))).isEqualTo(faults);
    }

    @Test
    void aSourceThatIsLeftOutMustBeMappedToo() {
        ModelCheck check = new ModelCheck(ModelUse.LIVE, Optional.of(Set.of("revenues", "homes")));
        String text = SOUND.replace("    from: [ housing ]\n", "");

        assertThat(faultsOf(check, text))
                .isEqualTo(
                        FILE
                                + ":28:5: 'from' is left out, so that it reads 'housing', which no *.source.yaml of the council maps. Remedy: add from: with some of: homes, revenues.");
        assertThat(faultsOf(check, text.replace("    weight: 49.5\n", "    weight: 49.5\n    on: false\n")))
                .as("what is off reads nothing")
                .doesNotContain("left out");
        assertThat(faultsOf(new ModelCheck(ModelUse.LIVE, Optional.empty()), text))
                .as("where nobody knows what is mapped")
                .isEqualTo("none");
    }

    @Test
    void namesTheFaultsOfAllKindsAtOnce() {
        String text = SOUND.replace("version: 2027-01", "version: 2027-1")
                .replace("name: Rhys Hughes", "name: eleri parry")
                .replace("dwell-hours: 24\n", "")
                .replace("weight: 49.5", "weight: 50")
                .replace("{ instalments-overdue: 4 }", "{ instalments-overdue: 2 }")
                .replace("names: { en: Threat, cy: Bygythiad }", "names: { en: Threat }");

        assertThat(faultsOf(LIVE, text).lines().map(fault -> fault.replaceAll("\\. Remedy.*", "")))
                .containsExactly(
                        FILE + ":1:1: 'dwell-hours' is missing",
                        FILE + ":1:10: the version '2027-1' does not begin with year and month",
                        FILE + ":5:21: author and approver are the same person",
                        FILE + ":15:3: the weights sum to 100.5, not to 100",
                        FILE
                                + ":24:15: this line of the band 0.5 never counts: by instalments-overdue the band 1 begins at the same limit",
                        FILE + ":27:12: 'cy' is missing");
    }

    @Test
    void aShadowNeedsAnAuthorAndNoApproverAndNoFirstDay() {
        String draft = SOUND.replaceAll("(?m)^(  approver|valid-from):.*\n", "");

        assertThat(faultsOf(SHADOW, draft)).isEqualTo("none");
        assertThat(faultsOf(SHADOW, draft.replaceAll("(?m)^approval:\n.*\n", "")))
                .isEqualTo(
                        FILE
                                + ":1:1: 'approval' is missing: nobody answers for this model. Remedy: add approval: with author, each with name, role and on.");
    }

    @Test
    void whatTheReaderOfOldLogsLetsPassIsNoFaultThere() {
        String old = SOUND.replaceAll(
                        "(?m)^(approval:\n.*\n.*\n|valid-from:.*\n|dwell-hours:.*\n|unknown-above:.*\n)", "")
                .replace("version: 2027-01", "version: v1")
                .replace("weight: 49.5", "weight: 10")
                .replace("from: [ housing ]", "from: [ ]")
                .replace("{ instalments-overdue: 1 }", "{ instalments-overdue: 0 }")
                .replace("{ days-to-eviction: \"<= 56\" }", "{ possession-stage: \"<= warrant\" }");

        assertThat(ModelFile.parse("v1", old).version()).isEqualTo("v1");
    }
}
