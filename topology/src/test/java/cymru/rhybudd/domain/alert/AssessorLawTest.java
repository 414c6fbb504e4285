package cymru.rhybudd.domain.alert;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.alert.CitizenEvent.TimePassed;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.RandomFacts;
import cymru.rhybudd.domain.indicator.Rows;
import cymru.rhybudd.domain.weighting.Contribution;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any history of any citizen. -Dseed=… repeats a run. */
class AssessorLawTest {
    static LongStream seeds() {
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void arrivalOrderDoesNotChangeTheFinalState(long seed) {
        List<Observed> history = history(seed);
        CitizenState inOrder = fold(history);
        Collections.shuffle(history, new Random(seed));
        assertThat(fold(history)).as("seed %d", seed).isEqualTo(inOrder);
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
        assertThat(state.picture()).as("seed %d", seed).isEqualTo(before.picture());
        assertThat(state.due()).as("seed %d", seed).isEqualTo(before.due());
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

    private static int weight(Contribution contribution) {
        return Story.MODEL.indicators().stream()
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
    void anOfficerIsToldExactlyWhenAStreamedChangeWorsensTheColour(long seed) {
        Rag before = Rag.GREEN;
        List<Observed> history = history(seed);
        List<Verdict> verdicts = verdicts(history);
        for (int i = 0; i < history.size(); i++) {
            Rag after =
                    Objects.requireNonNull(verdicts.get(i).after().picture()).rag();
            boolean told = after.isWorseThan(before) && !history.get(i).change().snapshot();
            assertThat(verdicts.get(i).alerts())
                    .as("seed %d, event %d", seed, i)
                    .hasSize(told ? 1 : 0);
            assertThat(verdicts.get(i).reason() == DecisionReason.CONCERN_ROSE)
                    .as("seed %d, event %d", seed, i)
                    .isEqualTo(told);
            before = after;
        }
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
            Verdict verdict = Assessor.assess(state, tick, Story.MODEL, moment(day));
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
        return Assessor.assess(state, event, Story.MODEL, moment(TODAY));
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
