package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One browser's stream: how many alerts of its list are newer than the page that it shows, and nothing else. */
final class LiveStream {
    private final Channel channel;
    private final Session session;
    private final Predicate<Session> stands;
    private final Desk desk;
    private final String team;
    private final long after;
    private final Words words;
    private final AtomicInteger wanted = new AtomicInteger();
    private int told;

    LiveStream(
            Channel channel,
            Session session,
            Predicate<Session> stands,
            Desk desk,
            String team,
            long after,
            Words words) {
        this.channel = channel;
        this.session = session;
        this.stands = stands;
        this.desk = desk;
        this.team = team;
        this.after = after;
        this.words = words;
    }

    boolean isOfSameSession(LiveStream other) {
        return session.key().equals(other.session.key());
    }

    void onClose(Runnable then) {
        channel.onClose(then);
    }

    boolean isWriting() {
        return wanted.get() > 0;
    }

    /** Whether somebody must write now; where somebody writes already, they look once more. */
    boolean begin() {
        return wanted.getAndIncrement() == 0;
    }

    void write(boolean heartbeat) {
        boolean beat = heartbeat;
        int taken;
        do {
            taken = wanted.get();
            writeOnce(beat);
            beat = false;
        } while (wanted.addAndGet(-taken) > 0);
    }

    /** The right to see is asked for each time, for it may have ended since. */
    private void writeOnce(boolean heartbeat) {
        if (channel.isClosed()) {
            return;
        }
        if (!stands.test(session) || !session.officer().mayRead(team)) {
            close();
            return;
        }
        int newer = desk.newerThan(after, team);
        if (newer != told) {
            told = newer;
            channel.event("alerts", newer == 0 ? "" : words.text("live.new", newer), Long.toString(desk.upTo()));
        } else if (heartbeat) {
            channel.beat();
        }
    }

    void close() {
        channel.close();
    }
}
