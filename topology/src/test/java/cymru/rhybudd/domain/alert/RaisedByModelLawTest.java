package cymru.rhybudd.domain.alert;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.RandomFacts;
import cymru.rhybudd.domain.indicator.Rows;
import cymru.rhybudd.domain.weighting.Certainty;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Thresholds;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What officers hear though supervisors drop whatever a model raises, however facts and models follow each other. -Dseed=… repeats a run. */
class RaisedByModelLawTest {
    private static final WeightingModel MODEL =
            ModelFile.load(Path.of("../deploy/council/2026-12.model.yaml")).model();
    private static final int KINDS = 8;

    private int[] kinds = new int[KINDS];
    private final Set<Integer> recorded = new HashSet<>();
    private int models;
    private LocalDate today = TODAY;
    private Rag heard = Rag.GREEN;
    private int version;

    static LongStream seeds() {
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatMakesItWorseIsHeardOfWhateverAModelRaisedBefore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomFacts facts = new RandomFacts(random);
        kinds = IntStream.range(0, KINDS).map(place -> facts.kind()).toArray();
        Story story = Story.by(MODEL);
        for (int i = 0; i < 60; i++) {
            CitizenState before = story.state();
            int dice = random.nextInt(12);
            Verdict verdict = dice == 0 && before.picture() != null
                    ? story.publish(model(random))
                    : dice < 3 && before.picture() != null
                            ? story.tick(later(random))
                            : story.recorded(row(random, facts));
            hear(verdict);
            if (dice >= 3 && isWorse(verdict.after(), before, story) && !isInhibited(story)) {
                assertThat(entered(verdict.after(), story).isWorseThan(heard))
                        .as("seed %d, event %d: %s heard", seed, i, heard)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenAnewAsItWasTellsNobody(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomFacts facts = new RandomFacts(random);
        kinds = IntStream.range(0, KINDS).map(place -> facts.kind()).toArray();
        Story story = Story.by(MODEL);
        for (int i = 0; i < 40; i++) {
            story.recorded(row(random, facts));
            if (random.nextInt(6) == 0) {
                story.publish(model(random));
            }
            for (FactRow row : story.state().rows()) {
                Verdict again = story.recorded(new FactRow(row.row(), row.about(), ++version, row.fact()));
                assertThat(again.alerts()).as("seed %d, event %d", seed, i).isEmpty();
            }
        }
    }

    /** As if a supervisor dropped every alert of a model. */
    private void hear(Verdict verdict) {
        for (Alert alert : verdict.alerts()) {
            if (alert.kind() == AlertKind.ESCALATION && alert.step() == EpisodeStep.CLOSED) {
                heard = Rag.GREEN;
            } else if (alert.kind() == AlertKind.ESCALATION && alert.origin() != AlertOrigin.MODEL) {
                heard = alert.assessment().picture().held().rag();
            }
        }
        Rag held = verdict.after().held().rag();
        heard = heard.isWorseThan(held) ? held : heard;
    }

    private WeightingModel model(SplittableRandom random) {
        int amber = 500 + 500 * random.nextInt(6);
        int red = amber + 500 + 500 * random.nextInt(6);
        Thresholds were = MODEL.thresholds();
        return new WeightingModel(
                "model " + models++,
                MODEL.names(),
                new Thresholds(amber, amber - 400, red, red - 400, 1 + random.nextInt(2), were.dwell(), 10_000),
                MODEL.statutory(),
                MODEL.snoozeAtMostDays(),
                MODEL.budget(),
                MODEL.schoolHolidays(),
                random.nextBoolean() ? MODEL.indicators() : Story.MODEL.indicators());
    }

    private LocalDate later(SplittableRandom random) {
        today = today.plusDays(random.nextInt(4));
        return today;
    }

    private FactRow row(SplittableRandom random, RandomFacts facts) {
        int place = random.nextInt(KINDS);
        FactRow row =
                Rows.row(Integer.toString(place), Integer.toString(place % 2), ++version, facts.ofKind(kinds[place]));
        return !recorded.add(place) && random.nextInt(6) == 0 ? Rows.gone(row, version) : row;
    }

    /** By a band, or by what the rows enter; no feed is ever in doubt here. */
    private static boolean isWorse(CitizenState after, CitizenState before, Story story) {
        return entered(after, story).isWorseThan(entered(before, story))
                || weighing(after).contributions().stream()
                        .anyMatch(contribution ->
                                contribution.quarter() > weighing(before).quarter(contribution.indicator()));
    }

    private static boolean isInhibited(Story story) {
        CitizenState state = story.state();
        LocalDate today = LocalDate.ofInstant(story.now(), ZoneOffset.UTC);
        return Inhibition.ofRise(state.rows(), state.cases(), today) != null;
    }

    private static Rag entered(CitizenState state, Story story) {
        Weighing weighing = weighing(state);
        int systems = Certainty.of(weighing, story.model(), Feeds.NONE).systems();
        return story.model().thresholds().entered(weighing.score(), systems);
    }

    private static Weighing weighing(CitizenState state) {
        Picture picture = state.picture();
        return picture == null ? new Weighing("none", TODAY, 0, List.of()) : picture.weighing();
    }
}
