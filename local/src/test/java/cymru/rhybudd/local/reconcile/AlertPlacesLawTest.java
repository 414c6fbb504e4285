package cymru.rhybudd.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOrigin;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.streams.OfficeFold;
import cymru.rhybudd.streams.OfficeMemory;
import cymru.rhybudd.streams.StageMetrics;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What NOTIFY's own fold does with random logs is in order by a check that was written apart from it. */
class AlertPlacesLawTest {
    private static final int ENTRIES = 400;

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", 20261126)).longs(20);
    }

    private static final class Life implements OfficeFold.Listener {
        private final SplittableRandom random;
        private final OfficeRecords records = new OfficeRecords();
        private final ArrayDeque<OfficeContinued> steps = new ArrayDeque<>();
        private final List<Alert> open = new ArrayList<>();
        private final OfficeFold fold;
        private LocalDate today = OfficeRecords.MONDAY;
        private int place;

        Life(long seed) {
            this.random = new SplittableRandom(seed);
            this.fold = new OfficeFold(OfficeMemory.empty(), 1 + random.nextInt(4), StageMetrics.NONE, this);
        }

        OfficeView view() {
            append(OfficeRecords.tickOn(today));
            append(OfficeRecords.model(4, 1));
            for (int i = 0; i < ENTRIES; i++) {
                append(next());
                if (random.nextInt(3) > 0 && !steps.isEmpty()) {
                    append(steps.remove());
                }
            }
            while (!steps.isEmpty()) {
                append(steps.remove());
            }
            return records.view();
        }

        private void append(SpecificRecord body) {
            records.log(body);
            fold.take(new AlertEvent(body), place++);
        }

        private SpecificRecord next() {
            int dice = random.nextInt(100);
            if (dice < 6) {
                today = today.plusDays(1 + random.nextInt(5));
                return OfficeRecords.tickOn(today);
            }
            if (dice < 8) {
                return OfficeRecords.model(2 + random.nextInt(6), random.nextInt(2));
            }
            if (dice < 16) {
                HoldRuling ruling = HoldRuling.values()[random.nextInt(3)];
                return new HoldRuled(hold(), ruling, "officer-7", "checked", Instant.EPOCH);
            }
            return dice < 65 || open.isEmpty() ? opened() : later();
        }

        private String hold() {
            return switch (random.nextInt(6)) {
                case 0 -> "model/2026-12";
                case 1 -> mass();
                case 2 -> "budget/unassigned/" + today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                default -> "a" + random.nextInt(place);
            };
        }

        private String mass() {
            return "revenues/balance/" + random.nextInt(2);
        }

        private Alert opened() {
            boolean statutory = random.nextInt(8) == 0;
            Alert alert = change(OfficeRecords.alert(
                    "a" + place,
                    "a" + place,
                    statutory ? AlertKind.NOTICE_SERVED : AlertKind.ESCALATION,
                    EpisodeStep.OPENED,
                    random.nextInt(4) == 0 ? Rag.RED : Rag.AMBER,
                    3000 + random.nextInt(30),
                    origin()));
            open.add(alert);
            return alert;
        }

        private Alert later() {
            int chosen = random.nextInt(open.size());
            Alert some = open.get(chosen);
            boolean closes = random.nextInt(3) == 0;
            Rag colour = random.nextBoolean() ? Rag.RED : some.getRagAfter();
            Alert later = change(OfficeRecords.alert(
                    "a" + place,
                    some.getEpisode(),
                    some.getKind(),
                    closes ? EpisodeStep.CLOSED : EpisodeStep.ROSE,
                    closes ? Rag.GREEN : colour,
                    3000 + random.nextInt(30),
                    origin()));
            if (closes) {
                open.remove(chosen);
            } else {
                open.set(chosen, later);
            }
            return later;
        }

        private Alert change(Alert alert) {
            return random.nextInt(4) == 0 ? OfficeRecords.inMassUpdate(mass(), alert) : alert;
        }

        private AlertOrigin origin() {
            return random.nextInt(4) == 0 ? AlertOrigin.MODEL : AlertOrigin.CIRCUMSTANCES;
        }

        @Override
        public void told(OfficerNotification notification) {
            records.told(notification);
        }

        @Override
        public void held(HeldAlert held) {
            records.held(held);
        }

        @Override
        public void digested(TeamDigest digest) {
            records.digested(digest);
        }

        @Override
        public void continued(OfficeContinued step) {
            steps.add(step);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAlertOfTheFoldIsWhereItMustBe(long seed) {
        OfficeView view = new Life(seed).view();

        assertThat(AlertPlaces.of(view)).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsMissingOrThereTwiceIsFound(long seed) {
        OfficeView view = new Life(seed).view();
        OfficerNotification some = view.told().get(view.told().size() / 2);
        List<OfficerNotification> fewer = new ArrayList<>(view.told());
        fewer.remove(some);
        List<OfficerNotification> more = new ArrayList<>(view.told());
        more.add(some);

        assertThat(AlertPlaces.of(new OfficeView(view.log(), fewer, view.held(), view.digests())))
                .as("seed %d", seed)
                .isNotEmpty();
        assertThat(AlertPlaces.of(new OfficeView(view.log(), more, view.held(), view.digests())))
                .as("seed %d", seed)
                .isNotEmpty();
    }
}
