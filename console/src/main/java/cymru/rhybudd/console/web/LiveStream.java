package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.News;
import cymru.rhybudd.console.desk.ToldUpTo;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One browser's stream: how many alerts of its list are newer than the page that it shows, and nothing else. */
final class LiveStream {
    private final Channel channel;
    private final Session session;
    private final String tab;
    private final String name;
    private final Predicate<Session> stands;
    private final Desk desk;
    private final String team;
    private final ToldUpTo after;
    private final ToldUpTo heard;
    private final Words words;
    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicBoolean isBeatDue = new AtomicBoolean();
    private volatile boolean isReplaced;
    private int writesBefore = -1;
    private News told;

    /**
     * A stream that is about to begin.
     *
     * @param tab the browser's word for the tab that shows the page, or empty
     * @param name the browser's word for this stream, or empty
     * @param after what the page shows: everything up to there
     * @param heard what the browser has been told of, by whichever instance: up to there
     */
    LiveStream(
            Channel channel,
            Session session,
            String tab,
            String name,
            Predicate<Session> stands,
            Desk desk,
            String team,
            ToldUpTo after,
            ToldUpTo heard,
            Words words) {
        this.channel = channel;
        this.session = session;
        this.tab = tab;
        this.name = name;
        this.stands = stands;
        this.desk = desk;
        this.team = team;
        this.after = after;
        this.heard = heard;
        this.words = words;
        this.told = News.none(after);
    }

    boolean isOfSameOfficer(LiveStream other) {
        return session.officer().id().equals(other.session.officer().id());
    }

    boolean isOfSameTab(LiveStream other) {
        return !tab.isEmpty() && tab.equals(other.tab);
    }

    /** Whether the officer's browser calls it so. */
    boolean isCalled(Officer officer, String given) {
        return !name.isEmpty() && name.equals(given) && session.officer().id().equals(officer.id());
    }

    /** Whether its officer may still listen; it can have ended on another instance. */
    boolean mayGoOn() {
        return stands.test(session) && session.officer().mayRead(team);
    }

    /** From now on a newer page of the officer is told instead: when this is written next, it says so and ends. */
    void replace() {
        isReplaced = true;
    }

    void onClose(Runnable then) {
        channel.onClose(then);
    }

    /** Whether it writes what it wrote already when this was asked last; for one thread. */
    boolean isStuck() {
        int now = writes.get();
        boolean isStuck = wanted.get() > 0 && now == writesBefore;
        writesBefore = now;
        return isStuck;
    }

    /** Whether somebody must write now; where somebody writes already, they look once more, and do not forget the heartbeat. */
    boolean begin(boolean heartbeat) {
        if (heartbeat) {
            isBeatDue.set(true);
        }
        return wanted.getAndIncrement() == 0;
    }

    void write() {
        int taken;
        do {
            taken = wanted.get();
            writes.incrementAndGet();
            writeOnce(isBeatDue.getAndSet(false));
        } while (wanted.addAndGet(-taken) > 0);
    }

    /** The right to see is asked for each time, for it may have ended since. Nothing that a browser has heard is taken back. */
    private void writeOnce(boolean heartbeat) {
        if (channel.isClosed()) {
            return;
        }
        if (!mayGoOn()) {
            close();
            return;
        }
        if (isReplaced) {
            // Browsers are not told of an event without text.
            channel.event("replaced", "replaced", heard.text());
            close();
            return;
        }
        ToldUpTo upTo = desk.upTo();
        News news = desk.newerThan(after, team);
        if (!news.equals(told) && upTo.includes(heard)) {
            told = news;
            channel.event("alerts", text(news), upTo.and(news.newest()).text());
        } else if (heartbeat) {
            channel.beat();
        }
    }

    /** A digest is one piece of news, however many alerts are in it. */
    private String text(News news) {
        String alerts = news.alerts() == 0 ? "" : words.text("live.new", news.alerts());
        String digests = news.digests() == 0 ? "" : words.text("live.digest", news.digests(), news.digested());
        return alerts + (alerts.isEmpty() || digests.isEmpty() ? "" : ", ") + digests;
    }

    void close() {
        channel.close();
    }
}
