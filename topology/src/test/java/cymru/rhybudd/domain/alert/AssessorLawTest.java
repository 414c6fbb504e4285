package cymru.rhybudd.domain.alert;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.alert.CitizenEvent.ModelChanged;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.alert.CitizenEvent.TimePassed;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.RandomFacts;
import cymru.rhybudd.domain.indicator.Rows;
import cymru.rhybudd.domain.weighting.Certainty;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.Counterfactual;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any history of any citizen. -Dseed=… repeats a run. */
class AssessorLawTest {
    private static final WeightingModel MODEL =
            ModelFile.load(Path.of("../deploy/council/2026-12.model.yaml")).model();
    private static final Duration DWELL = MODEL.thresholds().dwell();
    private static final Instant START = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    static LongStream seeds() {
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void arrivalOrderChangesNoContribution(long seed) {
        List<Observed> history = history(seed);
        Weighing inOrder = weighing(fold(history));
        Collections.shuffle(history, new Random(seed));
        assertThat(weighing(fold(history))).as("seed %d", seed).isEqualTo(inOrder);
    }

    /** What happened on the way is for the row to say, so that an update in two halves comes to the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anUpdateSplitInTwoChangesNoContribution(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomFacts facts = new RandomFacts(random);
        List<Observed> history = history(seed);
        List<Observed> split = new ArrayList<>();
        for (Observed event : history) {
            FactRow row = event.rows().get(0).row();
            Fact half = row.fact();
            if (half != null && random.nextBoolean()) {
                FactRow first = new FactRow(row.row(), row.about(), 2 * row.version() - 1, facts.like(half));
                split.add(observed(event.position().offset(), event.change().snapshot(), first));
            }
            FactRow second = new FactRow(row.row(), row.about(), 2 * row.version(), half);
            split.add(observed(event.position().offset(), event.change().snapshot(), second));
        }
        assertThat(weighing(fold(split))).as("seed %d", seed).isEqualTo(weighing(fold(history)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDuplicateChangesNothing(long seed) {
        List<Observed> history = history(seed);
        CitizenState state = CitizenState.unknown("anwen");
        List<Observed> arrived = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (Observed event : history) {
            state = assess(state, event).after();
            arrived.add(event);
            Verdict repeated = assess(state, arrived.get(random.nextInt(arrived.size())));
            assertThat(repeated).as("seed %d", seed).isEqualTo(Verdict.silent(state, DecisionReason.NOTHING_CHANGED));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSnapshotReadAgainChangesNoPictureAndTellsNobody(long seed) {
        CitizenState before = fold(history(seed));
        CitizenState state = before;
        for (FactRow row : before.rows()) {
            FactRow again = new FactRow(row.row(), row.about(), row.version() + 1, row.fact());
            Verdict verdict = assess(state, observed(7_000, true, again));
            assertThat(verdict.alerts()).as("seed %d", seed).isEmpty();
            state = verdict.after();
        }
        assertThat(weighing(state)).as("seed %d", seed).isEqualTo(weighing(before));
        assertThat(state.held().rag())
                .as("seed %d", seed)
                .isEqualTo(before.held().rag());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void contributionsSumToTheScoreAndNoneExceedsItsWeight(long seed) {
        for (Verdict verdict : verdicts(history(seed))) {
            Weighing weighing = verdict.assessment().orElseThrow().picture().weighing();
            int sum = weighing.contributions().stream()
                    .mapToInt(Contribution::points)
                    .sum();
            assertThat(weighing.score()).as("seed %d", seed).isEqualTo(sum).isBetween(0, 10_000);
            assertThat(weighing.contributions())
                    .as("seed %d", seed)
                    .allSatisfy(
                            contribution -> assertThat(contribution.points()).isBetween(0, weight(contribution)));
        }
    }

    /** What is taken over from the weighing before is what would be computed anew. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aWeighingAfterAChangeIsAWeighingFromScratch(long seed) {
        for (Verdict verdict : verdicts(history(seed))) {
            assertThat(weighing(verdict.after()))
                    .as("seed %d", seed)
                    .isEqualTo(Weighing.of(verdict.after().rows(), MODEL, TODAY));
        }
    }

    /** Nor does it matter on which days in between the citizen was visited: measures, decay and what is due are those of the day. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aWeighingAfterSomeDaysIsAWeighingFromScratch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CitizenState state = CitizenState.unknown("anwen");
        LocalDate today = TODAY.minusDays(random.nextInt(60));
        for (Observed event : history(seed)) {
            for (int visits = random.nextInt(4); visits >= 0; visits--) {
                today = today.plusDays(random.nextInt(3) * random.nextInt(1, 20));
                TimePassed tick = new TimePassed(new LogPosition(3, 8_000));
                boolean visited = visits > 0 && state.picture() != null;
                CitizenEvent next = visited ? tick : event;
                state = Assessor.assess(state, next, MODEL, moment(today)).after();
                assertThat(weighing(state))
                        .as("seed %d, %s", seed, today)
                        .isEqualTo(
                                Weighing.of(state.rows(), MODEL, weighing(state).asOf()));
            }
        }
    }

    private static int weight(Contribution contribution) {
        return MODEL.indicators().stream()
                .filter(weighted -> weighted.indicator() == contribution.indicator())
                .findFirst()
                .orElseThrow()
                .weight();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameHistoryGivesTheSameVerdictsAndAlertIds(long seed) {
        assertThat(verdicts(history(seed))).as("seed %d", seed).isEqualTo(verdicts(history(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noTwoAlertsShareAnId(long seed) {
        assertThat(verdicts(history(seed)).stream()
                        .flatMap(verdict -> verdict.alerts().stream())
                        .map(Alert::id))
                .as("seed %d", seed)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anOfficerIsToldExactlyWhenAStreamedChangeRaisesTheHeldColour(long seed) {
        Rag before = Rag.GREEN;
        List<Observed> history = history(seed);
        List<Verdict> verdicts = verdicts(history);
        for (int i = 0; i < history.size(); i++) {
            Rag after = verdicts.get(i).after().held().rag();
            boolean told = after.isWorseThan(before) && !history.get(i).change().snapshot();
            assertThat(verdicts.get(i).reason() == DecisionReason.CONCERN_ROSE)
                    .as("seed %d, event %d", seed, i)
                    .isEqualTo(told);
            before = after;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void atMostOneEpisodeOfAKindIsOpenAndEveryAlertBelongsToOne(long seed) {
        Map<AlertKind, String> open = new EnumMap<>(AlertKind.class);
        for (Verdict verdict : verdicts(history(seed))) {
            for (Alert alert : verdict.alerts()) {
                String known = open.get(alert.kind());
                if (alert.step() == EpisodeStep.OPENED) {
                    assertThat(known).as("seed %d", seed).isNull();
                    open.put(alert.kind(), alert.id());
                } else {
                    assertThat(alert.episode()).as("seed %d", seed).isEqualTo(known);
                }
                if (alert.step() == EpisodeStep.CLOSED) {
                    open.remove(alert.kind());
                }
            }
            assertThat(verdict.after().episodes())
                    .as("seed %d", seed)
                    .extracting(Episode::kind)
                    .containsExactlyElementsOf(open.keySet());
        }
    }

    /** A colour that was entered is left only after the dwell, and a step at a time. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theHeldColourNeverFlapsWithinTheDwell(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CitizenState state = CitizenState.unknown("anwen");
        Instant now = START;
        Instant lastTooHigh = START;
        for (Observed event : history(seed)) {
            now = now.plus(Duration.ofHours(random.nextInt(30)));
            Moment moment = new Moment(now, Feeds.NONE);
            Rag before = state.held().rag();
            state = Assessor.assess(state, event, MODEL, moment).after();
            Rag after = state.held().rag();
            Weighing weighing = weighing(state);
            int systems = Certainty.of(weighing, MODEL, Feeds.NONE).systems();
            if (before.isWorseThan(after) && !weighing.contributions().isEmpty()) {
                assertThat(before.ordinal() - after.ordinal())
                        .as("seed %d", seed)
                        .isEqualTo(1);
                assertThat(Duration.between(lastTooHigh, now))
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(DWELL);
                lastTooHigh = now;
            }
            if (!MODEL.thresholds().isTooLow(after, weighing.score(), systems)) {
                lastTooHigh = now;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theHeldColourIsAtLeastWhatTheScoreEnters(long seed) {
        for (Verdict verdict : verdicts(history(seed))) {
            Assessment assessment = verdict.assessment().orElse(null);
            if (assessment != null && !assessment.certainty().grey()) {
                Rag entered = MODEL.thresholds()
                        .entered(
                                assessment.picture().weighing().score(),
                                assessment.certainty().systems());
                assertThat(entered.isWorseThan(assessment.picture().held().rag()))
                        .as("seed %d", seed)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSilentClockChangesNothing(long seed) {
        CitizenState state = fold(history(seed));
        TimePassed tick = new TimePassed(new LogPosition(3, 8_000));
        Verdict verdict = Assessor.assess(state, tick, MODEL, moment(TODAY));
        assertThat(verdict.after()).as("seed %d", seed).isEqualTo(state);
        assertThat(verdict.isWorthRecording(state, tick)).as("seed %d", seed).isFalse();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theScoreLiesInItsRangeAndTheRangeWithinTheWeights(long seed) {
        for (Verdict verdict : verdicts(history(seed))) {
            Picture picture = Objects.requireNonNull(verdict.after().picture());
            assertThat(picture.weighing().score()).as("seed %d", seed).isBetween(picture.low(), picture.high());
            assertThat(picture.low()).as("seed %d", seed).isNotNegative();
            assertThat(picture.high()).as("seed %d", seed).isLessThanOrEqualTo(10_000);
        }
    }

    /** What it names is true: that change alone would lead out of the colour. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theCounterfactualWouldLowerTheColour(long seed) {
        for (Verdict verdict : verdicts(history(seed))) {
            Assessment assessment = verdict.assessment().orElseThrow();
            Counterfactual change = assessment.counterfactual();
            if (change != null) {
                Rag held = assessment.picture().held().rag();
                assertThat(held.isWorseThan(change.rag())).as("seed %d", seed).isTrue();
                assertThat(change.quarter())
                        .as("seed %d", seed)
                        .isLessThan(assessment.picture().weighing().quarter(change.indicator()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherModelAndBackAgainChangesNoContribution(long seed) {
        CitizenState before = fold(history(seed));
        ModelChanged changed = new ModelChanged(new LogPosition(3, 8_000));
        CitizenState there =
                Assessor.assess(before, changed, Story.MODEL, moment(TODAY)).after();
        CitizenState back =
                Assessor.assess(there, changed, MODEL, moment(TODAY)).after();
        assertThat(weighing(back)).as("seed %d", seed).isEqualTo(weighing(before));
    }

    /** So a tick need only visit the citizens that are due. */
    @ParameterizedTest
    @MethodSource("seeds")
    void timeAloneChangesNoContributionBeforeItIsDue(long seed) {
        CitizenState state = fold(history(seed));
        LocalDate last = state.due()
                .map(due -> LocalDate.ofInstant(due, ZoneOffset.UTC))
                .orElse(TODAY.plusDays(800))
                .minusDays(1);
        for (LocalDate day = TODAY; !day.isAfter(last); day = day.plusDays(1)) {
            TimePassed tick = new TimePassed(new LogPosition(3, 8_000));
            Verdict verdict = Assessor.assess(state, tick, MODEL, moment(day));
            assertThat(verdict.isWorthRecording(state, tick))
                    .as("seed %d, %s", seed, day)
                    .isFalse();
        }
    }

    /** A few rows of any kind, each with a few versions; some are removed, some were read by a snapshot. */
    private static List<Observed> history(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomFacts facts = new RandomFacts(random);
        int[] kinds = IntStream.range(0, 1 + random.nextInt(12))
                .map(place -> facts.kind())
                .toArray();
        int[] versions = new int[kinds.length];
        List<Observed> history = new ArrayList<>();
        int events = 1 + random.nextInt(30);
        for (int offset = 0; offset < events; offset++) {
            int place = random.nextInt(kinds.length);
            String thing = Integer.toString(place % 2);
            FactRow said = Rows.row(Integer.toString(place), thing, ++versions[place], facts.ofKind(kinds[place]));
            boolean removed = random.nextInt(6) == 0;
            FactRow row = removed ? Rows.gone(said, said.version()) : said;
            history.add(observed(offset, random.nextInt(4) == 0, row));
        }
        return history;
    }

    private static Observed observed(long offset, boolean snapshot, FactRow row) {
        return new Observed(
                new LogPosition(3, offset), Cause.FACT, Story.change(snapshot), Story.changes(null, row), "north");
    }

    private static Moment moment(LocalDate day) {
        return new Moment(day.atStartOfDay(ZoneOffset.UTC).toInstant(), Feeds.NONE);
    }

    private static Verdict assess(CitizenState state, Observed event) {
        return Assessor.assess(state, event, MODEL, moment(TODAY));
    }

    private static Weighing weighing(CitizenState state) {
        return Objects.requireNonNull(state.picture()).weighing();
    }

    private static CitizenState fold(List<Observed> history) {
        List<Verdict> verdicts = verdicts(history);
        return verdicts.get(verdicts.size() - 1).after();
    }

    private static List<Verdict> verdicts(List<Observed> history) {
        List<Verdict> verdicts = new ArrayList<>();
        CitizenState state = CitizenState.unknown("anwen");
        for (Observed event : history) {
            Verdict verdict = assess(state, event);
            verdicts.add(verdict);
            state = verdict.after();
        }
        return verdicts;
    }
}
