package cymru.rhybudd.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.domain.weighting.Band;
import cymru.rhybudd.domain.weighting.Condition;
import cymru.rhybudd.domain.weighting.Condition.Comparison;
import cymru.rhybudd.domain.weighting.Decay;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.domain.weighting.SchoolHolidays;
import cymru.rhybudd.domain.weighting.Thresholds;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong case changes one thing in a model that is right. */
class ModelFileTest {
    private static final Path SHIPPED = Path.of("../deploy/council/2026-11.model.yaml");

    private static final String RIGHT = """
            version: v1
            names: { en: One, cy: Un }
            thresholds: { amber: 29.99, red: 55 }
            red-needs-systems: 2
            indicators:
              level-of-debt:
                names: { en: Debt, cy: Dyled }
                weight: 20
                bands:
                  0.25: [ { instalments-overdue: 1 } ]
                  1:    [ { recovery-stage: final-notice }, { instalments-overdue: 3, days-since-oldest-miss: "> 21" } ]
              rent-arrears:
                names: { en: Rent, cy: Rhent }
                weight: 20
                on: true
                bands:
                  0.5: [ { arrears-weeks: "> 1.25" } ]
              threat-to-tenancy:
                names: { en: Threat, cy: Bygythiad }
                weight: 20
                bands:
                  1: [ { days-to-eviction: "<= 28" } ]
            """;

    private static String faultsOf(String text) {
        try {
            ModelFile.parse("m.yaml", text);
            return "none";
        } catch (ConfigurationFaultException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void readsWhatTheFileSays() {
        WeightingModel model = ModelFile.parse("m.yaml", RIGHT);
        assertThat(model.version()).isEqualTo("v1");
        assertThat(model.names()).isEqualTo(new Names("One", "Un"));
        assertThat(model.thresholds())
                .isEqualTo(new Thresholds(2_999, 2_999, 5_500, 5_500, 2, Duration.ZERO, WeightingModel.FULL_WEIGHT));
        assertThat(model.indicators().get(0))
                .isEqualTo(new WeightedIndicator(
                        Indicator.LEVEL_OF_DEBT,
                        new Names("Debt", "Dyled"),
                        3_334,
                        List.of("revenues"),
                        0,
                        Decay.NONE,
                        List.of(
                                new Band(
                                        4,
                                        List.of(
                                                List.of(condition(Measure.RECOVERY_STAGE, Comparison.AT_LEAST, 2)),
                                                List.of(
                                                        condition(Measure.INSTALMENTS_OVERDUE, Comparison.AT_LEAST, 3),
                                                        condition(
                                                                Measure.DAYS_SINCE_OLDEST_MISS,
                                                                Comparison.MORE_THAN,
                                                                21)))),
                                new Band(
                                        1,
                                        List.of(List.of(
                                                condition(Measure.INSTALMENTS_OVERDUE, Comparison.AT_LEAST, 1)))))));
        assertThat(model.indicators().get(1).bands())
                .containsExactly(
                        new Band(2, List.of(List.of(condition(Measure.ARREARS_WEEKS, Comparison.MORE_THAN, 125)))));
        assertThat(model.indicators().get(2).bands())
                .containsExactly(
                        new Band(4, List.of(List.of(condition(Measure.DAYS_TO_EVICTION, Comparison.AT_MOST, 28)))));
    }

    private static Condition condition(Measure measure, Comparison comparison, long limit) {
        return new Condition(measure, comparison, limit);
    }

    static Stream<Arguments> weights() {
        return Stream.of(
                argumentSet("a tie goes to the first", RIGHT, List.of(3_334, 3_333, 3_333)),
                argumentSet("one is off", RIGHT.replace("on: true", "on: false"), List.of(5_000, 5_000)),
                argumentSet(
                        "one is left out",
                        RIGHT.substring(0, RIGHT.indexOf("  threat-to-tenancy")),
                        List.of(5_000, 5_000)),
                argumentSet(
                        "the first of the largest remainders",
                        RIGHT.replaceFirst("weight: 20", "weight: 5").replace("weight: 20", "weight: 14"),
                        List.of(1_515, 4_243, 4_242)));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void scalesTheWeightsOfWhatIsOnToAHundred(String text, List<Integer> expected) {
        assertThat(ModelFile.parse("m.yaml", text).indicators())
                .extracting(WeightedIndicator::weight)
                .isEqualTo(expected);
    }

    @Test
    void theShippedModelTravelsWithItsWholeText() throws IOException {
        ModelFile file = ModelFile.load(SHIPPED);
        assertThat(file.text()).isEqualTo(Files.readString(SHIPPED));
        assertThat(ModelFile.parse(file.model().version(), file.text())).isEqualTo(file.model());
        assertThat(file.model().version()).isEqualTo("2026-11");
        assertThat(file.model().indicators())
                .extracting(WeightedIndicator::indicator)
                .containsExactly(Indicator.values());
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                argumentSet(
                        "no version",
                        "version: v1\n",
                        "",
                        "m.yaml:1:1: 'version' is missing. Remedy: add a line 'version: …' here."),
                argumentSet(
                        "no Welsh name",
                        "{ en: One, cy: Un }",
                        "{ en: One }",
                        "m.yaml:2:8: 'cy' is missing. Remedy: add a line 'cy: …' here."),
                argumentSet(
                        "an unknown key",
                        "red-needs-systems: 2",
                        "red-needs-systems: 2\ndecay: 3",
                        "m.yaml:5:1: unknown key 'decay'. Remedy: use one of: version, names, approval, valid-from, thresholds, dwell-hours, red-needs-systems, unknown-above, statutory, snooze-at-most-days, alert-budget, school-holidays, indicators."),
                argumentSet(
                        "red that needs no system",
                        "red-needs-systems: 2",
                        "red-needs-systems: 0",
                        "m.yaml:4:20: 0 is out of range. Remedy: write a number from 1 to 9."),
                argumentSet(
                        "days beyond the calendar",
                        "instalments-overdue: 3, days-since-oldest-miss: \"> 21\"",
                        "instalments-overdue: 3, days-since-oldest-miss: \"> 9999999\"",
                        "m.yaml:11:99: '9999999' is above 100000. Remedy: write a limit that can be reached."),
                argumentSet(
                        "amber on red",
                        "amber: 29.99",
                        "amber: 55",
                        "m.yaml:3:13: amber is not below red. Remedy: let red begin at a higher score."),
                argumentSet(
                        "a threshold of nothing",
                        "amber: 29.99",
                        "amber: 0",
                        "m.yaml:3:22: '0' is no number of points. Remedy: write a number above 0 and up to 100, with at most two decimals."),
                argumentSet(
                        "a threshold above a hundred",
                        "red: 55",
                        "red: 100.01",
                        "m.yaml:3:34: '100.01' is no number of points. Remedy: write a number above 0 and up to 100, with at most two decimals."),
                argumentSet(
                        "a third decimal",
                        "amber: 29.99",
                        "amber: 29.999",
                        "m.yaml:3:22: '29.999' is no number of points. Remedy: write a number above 0 and up to 100, with at most two decimals."),
                argumentSet(
                        "systems in words",
                        "red-needs-systems: 2",
                        "red-needs-systems: two",
                        "m.yaml:4:20: a whole number is expected here. Remedy: write one, such as 12."),
                argumentSet(
                        "an unknown indicator",
                        "  rent-arrears:",
                        "  rent-arears:",
                        "m.yaml:12:3: unknown key 'rent-arears'. Remedy: did you mean 'rent-arrears'?"),
                argumentSet(
                        "an indicator without weight",
                        "    weight: 20\n    on: true\n",
                        "",
                        "m.yaml:13:5: 'weight' is missing. Remedy: add a line 'weight: …' here."),
                argumentSet(
                        "an unknown band",
                        "0.5: [",
                        "0.6: [",
                        "m.yaml:17:7: unknown key '0.6'. Remedy: did you mean '0.5'?"),
                argumentSet(
                        "a band that is no list",
                        "[ { arrears-weeks: \"> 1.25\" } ]",
                        "{ arrears-weeks: 1 }",
                        "m.yaml:17:12: a list is expected here. Remedy: write [ one, another ], or a line '- one' for each."),
                argumentSet(
                        "a line without a measure",
                        "{ arrears-weeks: \"> 1.25\" }",
                        "{ }",
                        "m.yaml:17:14: a line without a measure holds for everybody. Remedy: name a measure, or delete the line."),
                argumentSet(
                        "an unknown measure",
                        "arrears-weeks:",
                        "arrears-week:",
                        "m.yaml:17:16: unknown key 'arrears-week'. Remedy: did you mean 'arrears-weeks'?"),
                argumentSet(
                        "a measure of another indicator",
                        "{ arrears-weeks: \"> 1.25\" }",
                        "{ possession-stage: 1 }",
                        "m.yaml:17:16: unknown key 'possession-stage'. Remedy: use one of: arrears-weeks, arrears-of-two-months."),
                argumentSet(
                        "an unknown stage",
                        "recovery-stage: final-notice",
                        "recovery-stage: final-notices",
                        "m.yaml:11:33: there is no stage 'final-notices'. Remedy: did you mean 'final-notice'?"),
                argumentSet(
                        "an unknown comparison",
                        "\"<= 28\"",
                        "\"< 28\"",
                        "m.yaml:22:32: '< 28' is no limit. Remedy: write 4 (at least 4), > 4 or <= 4."),
                argumentSet(
                        "a part of a day",
                        "\"<= 28\"",
                        "\"<= 28.5\"",
                        "m.yaml:22:32: '28.5' is no whole number. Remedy: write it in digits."),
                argumentSet(
                        "a thousandth of a week",
                        "\"> 1.25\"",
                        "\"> 1.255\"",
                        "m.yaml:17:31: '1.255' is no number with at most two decimals. Remedy: write it in digits."));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysWhereAndWhatToDo(String right, String wrong, String expected) {
        assertThat(RIGHT).contains(right);
        assertThat(faultsOf(RIGHT.replace(right, wrong))).isEqualTo(expected);
    }

    @Test
    void refusesAModelWithEverythingOff() {
        int indicators = RIGHT.indexOf("  level-of-debt");
        int rent = RIGHT.indexOf("  rent-arrears");
        int threat = RIGHT.indexOf("  threat-to-tenancy");
        String off =
                RIGHT.substring(0, indicators) + RIGHT.substring(rent, threat).replace("on: true", "on: false");
        assertThat(faultsOf(off)).isEqualTo("m.yaml:6:3: no indicator is on. Remedy: switch on one at least.");
    }

    @Test
    void whatTheFirstFormatLacksIsLeftOut() {
        ModelFile file = ModelFile.read("m.yaml", RIGHT);

        assertThat(file.approval()).isEmpty();
        assertThat(file.validFrom()).isEmpty();
        assertThat(file.model().statutory()).isEmpty();
        assertThat(file.model().budget()).isEqualTo(AlertBudget.UNLIMITED);
        assertThat(file.model().schoolHolidays()).isEqualTo(SchoolHolidays.NONE);
        assertThat(file.model().thresholds())
                .isEqualTo(new Thresholds(2_999, 2_999, 5_500, 5_500, 2, Duration.ZERO, WeightingModel.FULL_WEIGHT));
    }

    @Test
    void readsWhatTheSecondShippedModelSays() {
        ModelFile file = ModelFile.load(Path.of("../deploy/council/2026-12.model.yaml"));

        assertThat(file.validFrom()).contains(LocalDate.of(2026, 11, 25));
        assertThat(file.approval().orElseThrow().author().name()).isEqualTo("E. Parry");
        assertThat(file.approval().orElseThrow().approver().orElseThrow())
                .hasToString("R. Hughes, Data protection officer, 2026-11-24");
        assertThat(file.model().thresholds())
                .isEqualTo(new Thresholds(3_000, 2_500, 5_500, 5_000, 2, Duration.ofHours(24), 4_000));
        assertThat(file.model().budget()).isEqualTo(new AlertBudget(5_000, 1_000));
        assertThat(file.model().indicators().get(0).decay()).isEqualTo(new Decay(60, 365));
        assertThat(file.model().indicators().get(0).freshDays()).isEqualTo(35);
    }

    @Test
    void reportsTheFaultsOfAllPartsAtOnce() {
        String text = RIGHT.replace("final-notice", "last-notice-of-all")
                .replace("\"<= 28\"", "soon?")
                .replace("version: v1\n", "school-holidays: [ { from: 2026-12-21, to: 2026-12-20 } ]\n")
                .replace("{ en: One, cy: Un }", "{ en: '', cy: '' }")
                .replace("red-needs-systems: 2", "red-needs-systems: none");
        assertThat(faultsOf(text).lines())
                .containsExactly(
                        "m.yaml:1:1: 'version' is missing. Remedy: add a line 'version: …' here.",
                        "m.yaml:1:20: this holiday ends before it begins. Remedy: write its last day, which is one of it, as to.",
                        "m.yaml:2:14: a text is expected here. Remedy: write one.",
                        "m.yaml:2:22: a text is expected here. Remedy: write one.",
                        "m.yaml:4:20: a whole number is expected here. Remedy: write one, such as 12.",
                        "m.yaml:11:33: there is no stage 'last-notice-of-all'. Remedy: use one of: none, reminder, final-notice, liability-order, enforcement.",
                        "m.yaml:22:32: 'soon?' is no limit. Remedy: write 4 (at least 4), > 4 or <= 4.");
    }

    @Test
    void namesTheFileAndWhatToDoWhenItIsNotThere(@TempDir Path directory) {
        Path missing = directory.resolve("missing.model.yaml");
        assertThatThrownBy(() -> ModelFile.load(missing))
                .hasMessage("missing.model.yaml:1:1: the file cannot be read. Remedy: check that " + missing
                        + " exists and is readable.");
    }
}
