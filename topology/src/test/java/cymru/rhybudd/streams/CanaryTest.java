package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.Somebody.TOMOS;
import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerNotification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The canary goes the whole way, and nothing else is otherwise for it. */
class CanaryTest {
    private static final ModelFile STATUTORY = ModelFile.load(TestCouncil.FILES.resolve("2026-12.model.yaml"));
    private static final List<String> NOT_FOR_THE_CANARY = List.of(
            Contracts.DECISIONS.topic(),
            Contracts.ASSESSMENTS.topic(),
            Contracts.ALERTS.topic(),
            Contracts.SHADOW_ASSESSMENTS.topic(),
            Contracts.HELD_ALERTS.topic(),
            Contracts.TEAM_DIGESTS.topic(),
            Contracts.CITIZEN_DIRECTORY.topic(),
            Topics.DEAD_LETTERS);

    private static TestCouncil council() {
        TestCouncil council = TestCouncil.builder().sweepSteps(2).withoutModel().open();
        council.publish(STATUTORY);
        return council;
    }

    private static void canaries(TestCouncil council, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            council.pass(Duration.ofMinutes(1));
            council.canary();
        }
    }

    @Test
    void eachMinuteOneEndsTheWarningBeforeAndRaisesItsOwn() {
        try (TestCouncil council = council()) {
            canaries(council, 3);

            assertThat(council.notifications())
                    .allMatch(told -> Canary.is(told.getAlert().getCitizen()))
                    .allMatch(told -> told.getCountedIn() == null)
                    .extracting(
                            told -> told.getAlert().getKind(),
                            told -> told.getAlert().getStep())
                    .containsExactly(
                            tuple(AlertKind.CLAIM_ISSUED, EpisodeStep.OPENED),
                            tuple(AlertKind.NOTICE_SERVED, EpisodeStep.OPENED),
                            tuple(AlertKind.CLAIM_ISSUED, EpisodeStep.CLOSED),
                            tuple(AlertKind.NOTICE_SERVED, EpisodeStep.CLOSED),
                            tuple(AlertKind.CLAIM_ISSUED, EpisodeStep.OPENED));
        }
    }

    @Test
    void ofSeveralInOneMinuteTheFirstCounts() {
        try (TestCouncil council = council()) {
            canaries(council, 1);
            council.notifications();

            council.pass(Duration.ofSeconds(1));
            council.canary();

            assertThat(council.notifications()).isEmpty();
            assertThat(council.count("repeated", Canary.SOURCE)).isZero();
        }
    }

    @Test
    void itTravelsOnWhenAClockThatWasAheadIsSetBack() {
        try (TestCouncil council = council()) {
            canaries(council, 1);
            council.pass(Duration.ofHours(3));
            canaries(council, 1);
            council.notifications();
            council.pass(Duration.ofHours(-3));
            canaries(council, 2);

            assertThat(council.notifications()).isNotEmpty();
        }
    }

    @Test
    void itNeedsNoPurposeAndIsInNoViewAndInNoFigureButTheStages() {
        try (TestCouncil council = council()) {
            canaries(council, 5);
            council.publish("2027-01", STATUTORY.text().replace("version: 2026-12", "version: 2027-01"));
            council.tick(TODAY.plusDays(8));
            canaries(council, 2);

            assertThat(council.produced().keySet()).doesNotContainAnyElementsOf(NOT_FOR_THE_CANARY);
            assertThat(council.figures().keySet())
                    .extracting(labels -> labels.get(0))
                    .containsOnly("passed");
        }
    }

    static LongStream seeds() {
        return new SplittableRandom(Long.getLong("seed", 7)).longs(12);
    }

    /** A history is drawn twice from its seed, and told once with canaries flying in between. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everythingElseIsTheSameWithAndWithoutIt(long seed) {
        try (TestCouncil without = council();
                TestCouncil with = council()) {
            History plain = new History(without, new SplittableRandom(seed), false);
            History accompanied = new History(with, new SplittableRandom(seed), true);
            for (int step = 0; step < 60; step++) {
                plain.goOn();
                accompanied.goOn();
            }

            assertThat(with.notifications())
                    .as("seed %d", seed)
                    .extracting(OfficerNotification::getAlert)
                    .anyMatch(alert -> Canary.is(alert.getCitizen()));
            Map<String, List<String>> others = ofOthers(without);
            assertThat(others.get(Contracts.OFFICER_NOTIFICATIONS.topic()))
                    .as("seed %d", seed)
                    .isNotEmpty();
            assertThat(ofOthers(with)).as("seed %d", seed).isEqualTo(others);
            assertThat(figuresOf(with)).as("seed %d", seed).isEqualTo(figuresOf(without));
        }
    }

    private static Map<List<String>, Integer> figuresOf(TestCouncil council) {
        Map<List<String>, Integer> figures = new HashMap<>(council.figures());
        figures.keySet().removeIf(labels -> labels.get(0).equals("passed")); // stages take records, whosever they are
        return figures;
    }

    /** What was written, topic by topic, without places in the log and what is named after them. */
    private static Map<String, List<String>> ofOthers(TestCouncil council) {
        Map<String, List<String>> written = new HashMap<>();
        for (TestCouncil.Written topic : council.written()) {
            List<String> values = written.computeIfAbsent(topic.name(), name -> new ArrayList<>());
            for (TestRecord<byte[], Object> record : topic.records()) {
                String key = new String(Objects.requireNonNull(record.key()), StandardCharsets.UTF_8);
                if (!Canary.is(key)) {
                    values.add((topic.isKeyedByAlert() ? "" : key + " ")
                            + String.valueOf(record.value())
                                    .replaceAll("\"(position|sweep|work)\": (\\{[^}]*}|[0-9]+)", "")
                                    .replaceAll("\"(alertId|episode|notificationId)\": \"[^\"]*\"", "")
                                    .replaceAll("\"after\": \"[^\"]*\\|[^\"]*\"", ""));
                }
            }
        }
        return written;
    }

    /** What happens to six households, and in the council, at random. */
    private static final class History {
        private final TestCouncil council;
        private final SplittableRandom random;
        private final boolean accompanied;
        private int models;
        private int shocks;

        History(TestCouncil council, SplittableRandom random, boolean accompanied) {
            this.council = council;
            this.random = random;
            this.accompanied = accompanied;
            IntStream.range(0, 6).forEach(this::household);
        }

        private void household(int number) {
            Somebody somebody = (number % 2 == 0 ? SIAN : TOMOS)
                    .withNumber(null)
                    .at(100_100_000_000L + number)
                    .called("Somebody", "Number" + (char) ('a' + number));
            council.insert("housing/person", somebody.in("housing/person", number));
            council.insert("revenues/person", somebody.in("revenues/person", "R" + number));
            council.insert("housing/tenancy_holder", Map.of("tenancy_id", number, "person_id", number));
            council.insert("housing/rent_account", Map.of("rent_account_id", number, "tenancy_id", number));
            council.insert("revenues/council_tax_liability", Map.of("account_id", number, "person_ref", "R" + number));
            council.insert("revenues/council_tax_balance", Map.of("account_id", number));
            council.insert("housing/possession_action", Map.of("action_id", number, "tenancy_id", number));
        }

        void goOn() {
            council.pass(Duration.ofMinutes(1));
            if (accompanied) {
                council.canary();
            }
            int number = random.nextInt(6);
            switch (random.nextInt(7)) {
                case 0 ->
                    council.update(
                            "housing/possession_action",
                            Map.of("action_id", number, "step", one("NOTC", "CLAM", "WDRN", "WARN")));
                case 1 ->
                    council.update(
                            "housing/rent_account",
                            Map.of("rent_account_id", number, "arrears_amount", pounds(one("0", "500", "1500"))));
                case 2, 3 ->
                    council.update(
                            "revenues/council_tax_balance",
                            Map.of(
                                    "account_id", number,
                                    "instalments_overdue", random.nextInt(5),
                                    "balance_due", pounds("700"),
                                    "recovery_stage", one("NONE", "REMD", "LIAB")));
                case 4 ->
                    council.insert(
                            "revenues/housing_support_change",
                            Map.of(
                                    "change_id",
                                    ++shocks,
                                    "claimant_ref",
                                    "R" + number,
                                    "change_kind",
                                    "HBST",
                                    "weekly_after",
                                    pounds("0")));
                case 5 ->
                    council.tick(council.now()
                            .plus(Duration.ofDays(random.nextInt(1, 5)))
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate());
                default -> {
                    String version = "2027-" + (10 + models++);
                    council.publish(version, STATUTORY.text().replace("version: 2026-12", "version: " + version));
                }
            }
        }

        private String one(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
