package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.ToldUpTo;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Role;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.Rag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStreamsTest {
    private static final String TEAM = TestConsole.TEAM;

    private final Desk desk = new Desk();
    private final LiveStreams streams = new LiveStreams(desk);
    private volatile boolean stands = true;

    @AfterEach
    void close() {
        streams.close();
    }

    @Test
    void whoeverComesBackIsToldTheWholeCountAgain() throws InterruptedException {
        tell(0);
        tell(1);
        Browser back = new Browser();
        assertThat(streams.add(stream("one", back, -1))).isTrue();

        assertThat(back.next()).isEqualTo("2 new alerts #1");
    }

    @Test
    void aPageThatShowsEverythingIsToldNothing() throws InterruptedException {
        tell(0);
        Browser current = new Browser();
        streams.add(stream("one", current, 0));
        tell(1);

        assertThat(current.next()).as("and nothing before").isEqualTo("1 new alert #1");
    }

    @Test
    void anOfficersNewestPagesAreToldAndTheOldestHearsThatItNoLongerIs() throws InterruptedException {
        Browser oldest = new Browser();
        Browser second = new Browser();
        Browser newest = new Browser();
        Browser another = new Browser();
        streams.add(stream("another", another, -1));
        streams.add(stream("one", oldest, -1));
        streams.add(stream("one", second, -1));
        for (int few = 2; few < LiveStreams.MOST_OF_AN_OFFICER; few++) {
            streams.add(stream("one", new Browser(), -1));
        }

        assertThat(streams.add(stream("one", newest, -1))).isTrue();
        oldest.awaitClosed();
        tell(0);

        assertThat(oldest.said).containsExactly("replaced");
        for (Browser listening : List.of(another, second, newest)) {
            assertThat(listening.next()).isEqualTo("1 new alert #0");
        }
        assertThat(streams.size()).isEqualTo(LiveStreams.MOST_OF_AN_OFFICER + 1);
    }

    @Test
    void whoeverTurnsPagesTakesThePlaceOfThePageBeforeAndOfNoOther() throws InterruptedException {
        Browser beside = new Browser();
        Browser ofAnother = new Browser();
        Browser before = new Browser();
        Browser shown = new Browser();
        streams.add(ofTab("beside", "one", beside));
        streams.add(ofTab("turned", "another", ofAnother));
        for (int turns = 0; turns < 2 * LiveStreams.MOST_OF_AN_OFFICER; turns++) {
            streams.add(ofTab("turned", "one", new Browser()));
        }
        streams.add(ofTab("turned", "one", before));
        streams.add(ofTab("turned", "one", shown));
        before.awaitClosed();
        tell(0);

        for (Browser listening : List.of(beside, ofAnother, shown)) {
            assertThat(listening.next()).isEqualTo("1 new alert #0");
        }
        assertThat(streams.size()).isEqualTo(3);
    }

    @Test
    void aPageThatSaysThatNobodySeesItTakesNoOthersPlace() {
        Browser seen = new Browser();
        Browser ofAnother = new Browser();
        streams.add(ofTab("seen", "one", seen));
        streams.add(ofTab("flipped", "another", ofAnother));
        for (int flips = 0; flips < 2 * LiveStreams.MOST_OF_AN_OFFICER; flips++) {
            Browser flipped = new Browser();
            streams.add(ofTab("flipped" + flips, "one", flipped));
            streams.leave(officer("one"), "name of flipped" + flips);
            assertThat(flipped.isClosed()).isTrue();
        }
        streams.leave(officer("one"), "name of flipped");

        assertThat(seen.isClosed()).isFalse();
        assertThat(ofAnother.isClosed()).as("it is not theirs").isFalse();
        assertThat(streams.size()).isEqualTo(2);
    }

    @Test
    void aStreamThatClosedMakesRoom() {
        Browser first = new Browser();
        Browser second = new Browser();
        streams.add(stream("one", first, -1));
        streams.add(stream("one", second, -1));
        for (int few = 2; few < LiveStreams.MOST_OF_AN_OFFICER; few++) {
            streams.add(stream("one", new Browser(), -1));
        }
        second.close();

        assertThat(streams.add(stream("one", new Browser(), -1))).isTrue();
        assertThat(first.isClosed()).isFalse();
    }

    @Test
    void allTogetherHaveSoManyStreamsAndNotOneMore() {
        for (int many = 0; many < LiveStreams.MOST; many++) {
            assertThat(streams.add(stream("officer." + many, new Browser(), -1)))
                    .isTrue();
        }
        assertThat(streams.add(stream("one more", new Browser(), -1))).isFalse();
    }

    @Test
    void whoeverDoesNotTakeInWhatTheyAreSentIsDroppedAndNobodyElseWaits() throws InterruptedException {
        Browser slow = new Browser();
        slow.blocks();
        Browser quick = new Browser();
        streams.add(stream("slow", slow, -1));
        streams.add(stream("quick", quick, -1));
        tell(0);
        slow.awaitWriting();
        assertThat(quick.next()).isEqualTo("1 new alert #0");

        streams.beat();
        assertThat(quick.next()).isEqualTo("beat");
        assertThat(slow.isClosed()).as("it may just have begun to write").isFalse();
        streams.beat();

        assertThat(slow.isClosed()).isTrue();
        assertThat(quick.isClosed()).isFalse();
        assertThat(streams.size()).isEqualTo(1);
    }

    @Test
    void aHeartbeatThatComesWhileSomethingIsWrittenIsNotForgotten() throws InterruptedException {
        Browser browser = new Browser();
        browser.holds();
        streams.add(stream("one", browser, -1));
        tell(0);
        browser.awaitWriting();
        streams.beat();
        browser.goesOn();

        assertThat(browser.next()).isEqualTo("1 new alert #0");
        assertThat(browser.next()).isEqualTo("beat");
    }

    @Test
    void aStreamWhoseSessionHasEndedIsClosedBeforeAnythingIsSaid() throws InterruptedException {
        Browser left = new Browser();
        streams.add(stream("one", left, -1));
        stands = false;
        tell(0);

        left.awaitClosed();
        assertThat(left.said).isEmpty();
    }

    @Test
    void aStreamIsClosedSoonAfterItsSessionEndedElsewhereThoughNothingIsTold() throws InterruptedException {
        Browser left = new Browser();
        streams.add(stream("one", left, -1));
        stands = false;

        left.awaitClosed();
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (streams.size() > 0) {
                Thread.onSpinWait(); // it is forgotten just after the browser hears of it
            }
        });
    }

    @Test
    void anInstanceThatIsBehindTakesNothingBackThatABrowserHasHeard() throws InterruptedException {
        tell(0);
        Browser fromElsewhere = new Browser();
        streams.add(stream("one", fromElsewhere, -1, 2));
        tell(1);
        streams.look();
        tell(2);

        assertThat(fromElsewhere.next()).as("and nothing before").isEqualTo("3 new alerts #2");
    }

    @Test
    void anAlertThatTakesThePlaceOfAnotherIsToldThoughTheCountIsTheSame() throws InterruptedException {
        Browser browser = new Browser();
        streams.add(stream("one", browser, -1));
        tell(0);
        assertThat(browser.next()).isEqualTo("1 new alert #0");
        desk.told(
                ToldAlerts.told("alert-0", "alert-0", EpisodeStep.CLOSED, TEAM, Rag.GREEN, AlertKind.ESCALATION, null),
                1,
                Instant.EPOCH);
        tell(2);

        String last = browser.next();
        while (!last.endsWith("#2")) {
            last = browser.next();
        }
        assertThat(last).isEqualTo("1 new alert #2");
    }

    @Test
    void aDigestIsAnnouncedOnceHoweverManyAlertsAreInIt() throws InterruptedException {
        tell(0);
        Browser browser = new Browser();
        streams.add(stream("one", browser, 0));
        desk.digested(
                ToldAlerts.digest(
                        "model/2026-12",
                        TEAM,
                        ToldAlerts.opened("digested-1", TEAM, Rag.RED),
                        ToldAlerts.opened("digested-2", TEAM, Rag.RED)),
                0,
                Instant.EPOCH);

        assertThat(browser.next()).isEqualTo("a digest with 2 alerts #0-0");
        tell(1);
        assertThat(browser.next()).isEqualTo("1 new alert, a digest with 2 alerts #1-0");
    }

    /** One instance can be ahead with the one topic and behind with the other. */
    @Test
    void anInstanceThatIsBehindWithTheDigestsTakesNothingBackEither() throws InterruptedException {
        Browser fromElsewhere = new Browser();
        streams.add(stream("one", fromElsewhere, ToldUpTo.NOTHING, new ToldUpTo(0, 0)));
        tell(0);
        tell(1);
        streams.look();
        desk.digested(
                ToldAlerts.digest("model/2026-12", TEAM, ToldAlerts.opened("digested", TEAM, Rag.RED)),
                0,
                Instant.EPOCH);

        assertThat(fromElsewhere.next()).as("and nothing before").isEqualTo("2 new alerts, a digest with 1 alert #1-0");
    }

    private void tell(long offset) {
        desk.told(ToldAlerts.opened("alert-" + offset, TEAM, Rag.RED), offset, Instant.EPOCH);
    }

    private LiveStream stream(String officer, Channel channel, long after) {
        return stream(officer, channel, after, after);
    }

    private LiveStream stream(String officer, Channel channel, long after, long heard) {
        return stream(officer, channel, new ToldUpTo(after, -1), new ToldUpTo(heard, -1));
    }

    private LiveStream stream(String officer, Channel channel, ToldUpTo after, ToldUpTo heard) {
        return stream(officer, "", channel, after, heard);
    }

    private LiveStream ofTab(String tab, String officer, Channel channel) {
        return stream(officer, tab, channel, ToldUpTo.NOTHING, ToldUpTo.NOTHING);
    }

    private static Officer officer(String id) {
        return new Officer(id, "Owain", Set.of(Role.CASEWORKER), List.of(TEAM), "", false);
    }

    private LiveStream stream(String officer, String tab, Channel channel, ToldUpTo after, ToldUpTo heard) {
        return new LiveStream(
                channel,
                new Session("session", officer(officer), "token", Instant.MAX),
                tab,
                "name of " + tab,
                any -> stands,
                desk,
                TEAM,
                after,
                heard,
                Words.of(Language.ENGLISH));
    }

    /** Takes in what it is sent, unless it was told not to. */
    private static final class Browser implements Channel {
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
        private final CountDownLatch writing = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean blocking;
        private volatile CountDownLatch free = new CountDownLatch(0);
        private volatile Runnable then = () -> {};

        void blocks() {
            blocking = true;
        }

        /** Takes in nothing until it goes on. */
        void holds() {
            free = new CountDownLatch(1);
        }

        void goesOn() {
            free.countDown();
        }

        String next() throws InterruptedException {
            String next = said.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("something said within 10 s").isNotNull();
            return next;
        }

        void awaitWriting() throws InterruptedException {
            assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();
        }

        void awaitClosed() throws InterruptedException {
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void event(String name, String text, String id) {
            write(name.equals("alerts") ? text + " #" + id : name);
        }

        @Override
        public void beat() {
            write("beat");
        }

        private void write(String what) {
            writing.countDown();
            try {
                free.await();
                if (blocking) {
                    closed.await();
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            said.add(what);
        }

        @Override
        public boolean isClosed() {
            return closed.getCount() == 0;
        }

        @Override
        public void close() {
            closed.countDown();
            then.run();
        }

        @Override
        public void onClose(Runnable action) {
            then = action;
        }
    }
}
