package cymru.rhybudd.console.desk;

import static cymru.rhybudd.console.ToldAlerts.at;
import static cymru.rhybudd.console.ToldAlerts.digest;
import static cymru.rhybudd.console.ToldAlerts.opened;
import static cymru.rhybudd.console.ToldAlerts.part;
import static cymru.rhybudd.console.ToldAlerts.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Rag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What teams are told by digest, beside what they are told alert by alert. */
class DigestedTest {
    private static final Instant T = Instant.parse("2026-11-26T08:00:00Z");
    private static final String MODEL = "model/2026-12";
    private static final QueueFilter NORTH = QueueFilter.of("north", "c.evans");

    private final Desk desk = new Desk();

    @Test
    void theAlertsOfADigestComeOntoTheListAndItsClosingsTakeOff() {
        desk.told(opened("a1", "north", Rag.RED), 0, T);
        desk.digested(
                digest(
                        MODEL,
                        "north",
                        opened("b1", "north", Rag.RED),
                        told("a2", "a1", EpisodeStep.CLOSED, "north", Rag.GREEN)),
                0,
                T.plusSeconds(60));

        QueuePage page = desk.queue(NORTH, 1);
        assertThat(ids(page)).containsExactly("b1");
        Digest digest = new Digest(0, MODEL, "b.price", "asked the source", T.plusSeconds(60));
        assertThat(page.alerts().get(0).digest()).isEqualTo(digest);
        assertThat(page.digests()).containsExactly(new DigestLine(digest, 1));
    }

    @Test
    void partsAreOneDigestAndAnotherRulingAboutTheHoldIsAnother() {
        desk.digested(part(1, MODEL, "north", opened("a1", "north", Rag.RED)), 4, T);
        desk.digested(part(1, MODEL, "south", opened("s1", "south", Rag.RED)), 5, T);
        desk.digested(part(2, MODEL, "north", opened("a2", "north", Rag.RED)), 6, T);
        desk.digested(part(1, MODEL, "north", opened("b1", "north", Rag.RED)), 7, T);

        QueuePage page = desk.queue(NORTH, 1);
        assertThat(page.digests())
                .extracting(line -> line.digest().id(), DigestLine::open)
                .containsExactly(tuple(7L, 1), tuple(4L, 2));
        assertThat(ids(desk.queue(ofDigest(4), 1))).containsExactly("a1", "a2");
        assertThat(desk.newerThan(ToldUpTo.NOTHING, "north")).isEqualTo(new News(0, 2, 3, new ToldUpTo(-1, 7)));
        assertThat(desk.newerThan(new ToldUpTo(-1, 4), "north")).isEqualTo(new News(0, 2, 2, new ToldUpTo(-1, 7)));
    }

    @Test
    void aDigestThatIsReadAgainCountsOnce() {
        desk.digested(digest(MODEL, "north", opened("a1", "north", Rag.RED)), 0, T);
        QueuePage once = desk.queue(NORTH, 1);
        desk.digested(digest(MODEL, "north", opened("a1", "north", Rag.RED)), 0, T);

        assertThat(desk.queue(NORTH, 1)).isEqualTo(once);
    }

    @Test
    void actsOutcomesAndWorkloadKnowWhatWasDigestedLikeAnythingElse() {
        desk.acted("citizen-a1", act("act-1", new Acknowledged()));
        desk.digested(digest(MODEL, "north", opened("a1", "north", Rag.RED)), 0, T);
        assertThat(desk.alert("a1").orElseThrow().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(desk.open("north")).hasSize(1);

        desk.acted("citizen-a1", act("act-2", new OutcomeRecorded("a1", AlertOutcome.USEFUL, "", "")));
        assertThat(desk.alert("a1").orElseThrow().state()).isEqualTo(AlertState.CLOSED);
        OutcomeReport report = desk.outcomes("north", 1, LocalDate.of(2026, 11, 26));
        assertThat(report.all().told()).isEqualTo(1);
        assertThat(desk.budgeted("north", LocalDate.of(2026, 11, 23))).isZero();
        assertThat(desk.queue(NORTH, 1).digests()).as("nothing of it is open").isEmpty();
    }

    @Test
    void anEarlierStepThatIsReadLaterTakesNoPlaceAndAnEndStays() {
        desk.told(at(9, told("a2", "a1", EpisodeStep.ROSE, "north", Rag.RED)), 0, T.plusSeconds(60));
        desk.told(at(9, told("b2", "b1", EpisodeStep.CLOSED, "north", Rag.GREEN)), 1, T);
        desk.digested(
                digest(MODEL, "north", at(5, opened("a1", "north", Rag.AMBER)), at(5, opened("b1", "north", Rag.RED))),
                0,
                T);

        assertThat(ids(desk.queue(NORTH, 1))).containsExactly("a2");
        assertThat(desk.alert("a1").orElseThrow().since()).isEqualTo(T);
    }

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(300);
    }

    /** Each topic has the engine's order. Between the two there is none: whoever reads them in another sees the same. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichTheTwoTopicsAreReadDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Consumer<Desk>> notifications = new ArrayList<>();
        List<Consumer<Desk>> digests = new ArrayList<>();
        write(random, notifications, digests);
        Desk first = read(notifications, digests, () -> true);
        Desk last = read(notifications, digests, () -> false);
        Desk mixed = read(notifications, digests, random::nextBoolean);

        assertThat(everything(last)).as("seed %d", seed).isEqualTo(everything(first));
        assertThat(everything(mixed)).as("seed %d", seed).isEqualTo(everything(first));
    }

    /** Some episodes, each in its steps; what waited comes later than what was told at once, by either topic. */
    private static void write(Random random, List<Consumer<Desk>> notifications, List<Consumer<Desk>> digests) {
        List<OfficerNotification> waiting = new ArrayList<>();
        for (int place = 0; place < 40; place++) {
            String episode = "e" + random.nextInt(6);
            String id = episode + "-" + place;
            EpisodeStep step = EpisodeStep.values()[random.nextInt(12) == 0 ? 3 : random.nextInt(3)];
            OfficerNotification alert = at(
                    place,
                    told(
                            id,
                            episode,
                            step,
                            random.nextInt(5) == 0 ? "south" : "north",
                            random.nextBoolean() ? Rag.RED : Rag.AMBER));
            Instant at = T.plusSeconds(place);
            if (random.nextInt(3) == 0) {
                waiting.add(alert);
            } else {
                long offset = notifications.size();
                notifications.add(desk -> desk.told(alert, offset, at));
            }
            if (!waiting.isEmpty() && random.nextInt(4) == 0) {
                OfficerNotification chosen = waiting.remove(random.nextInt(waiting.size()));
                if (random.nextBoolean()) {
                    long offset = notifications.size();
                    notifications.add(desk -> desk.told(chosen, offset, at));
                } else {
                    long offset = digests.size();
                    digests.add(desk -> desk.digested(digest(MODEL, chosen.getTeam(), chosen), offset, at));
                }
            }
        }
    }

    private static Desk read(
            List<Consumer<Desk>> notifications, List<Consumer<Desk>> digests, BooleanSupplier isNotificationNext) {
        Desk desk = new Desk();
        int told = 0;
        int digested = 0;
        while (told < notifications.size() || digested < digests.size()) {
            boolean isNotification =
                    digested == digests.size() || (told < notifications.size() && isNotificationNext.getAsBoolean());
            if (isNotification) {
                notifications.get(told++).accept(desk);
            } else {
                digests.get(digested++).accept(desk);
            }
        }
        return desk;
    }

    private static List<Object> everything(Desk desk) {
        List<Object> seen = new ArrayList<>();
        for (String team : List.of("north", "south")) {
            seen.add(desk.all(team));
            seen.add(desk.queue(QueueFilter.of(team, "c.evans"), 1));
            seen.add(desk.newerThan(ToldUpTo.NOTHING, team));
        }
        for (int episode = 0; episode < 6; episode++) {
            seen.add(desk.points("citizen-e" + episode));
        }
        seen.add(desk.outcomes(null, 4, LocalDate.of(2026, 11, 26)));
        return seen;
    }

    private static OfficerActed act(String actId, Object action) {
        return new OfficerActed("c.evans", T.plusSeconds(90), action, actId, new AlertSeen("a1", "a1", null));
    }

    private static QueueFilter ofDigest(long id) {
        return new QueueFilter(
                "north", List.of("north"), "c.evans", Holder.TEAM, null, null, null, id, every -> true, alert -> false);
    }

    private static List<String> ids(QueuePage page) {
        return page.alerts().stream().map(OpenAlert::id).toList();
    }
}
