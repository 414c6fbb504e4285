package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.ToldUpTo;
import cymru.rhybudd.console.signin.Officer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The streams of all browsers: looks ten times a second whether something is new and who may go on, and every quarter of a minute whether they live. */
final class LiveStreams implements AutoCloseable {
    static final int MOST = 2_000;
    /** A browser opens six connections to a host, and the pages need some. */
    static final int MOST_OF_AN_OFFICER = 4;

    private static final int LOOK_MILLIS = 100;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final int WRITERS = 4;

    private final Desk desk;
    /** The oldest first. */
    private final Queue<LiveStream> streams = new ConcurrentLinkedQueue<>();

    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, LiveStreams::daemon);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(LiveStreams::daemon);
    private ToldUpTo seen;

    LiveStreams(Desk desk) {
        this.desk = desk;
        this.seen = desk.upTo();
        clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Takes a stream in, unless there are too many. It takes the place of what the same tab showed before, for that a page was
     * left is noticed only when something is written to it; and of an officer who has too many, the place of the oldest.
     */
    synchronized boolean add(LiveStream stream) {
        List<LiveStream> ofOfficer =
                streams.stream().filter(stream::isOfSameOfficer).toList();
        List<LiveStream> ofTab = ofOfficer.stream().filter(stream::isOfSameTab).toList();
        ofTab.forEach(this::replace);
        if (ofTab.isEmpty() && ofOfficer.size() >= MOST_OF_AN_OFFICER) {
            replace(ofOfficer.get(0));
        }
        if (streams.size() >= MOST) {
            return false;
        }
        streams.add(stream);
        stream.onClose(() -> streams.remove(stream));
        send(stream, false);
        return true;
    }

    /** Ends a stream whose page says that nobody sees it any more, so that it takes no other's place until something is written to it. */
    void leave(Officer officer, String name) {
        streams.stream().filter(stream -> stream.isCalled(officer, name)).forEach(LiveStream::close);
    }

    private void replace(LiveStream stream) {
        streams.remove(stream);
        stream.replace();
        send(stream, false);
    }

    int size() {
        return streams.size();
    }

    void look() {
        streams.stream().filter(stream -> !stream.mayGoOn()).forEach(LiveStream::close);
        ToldUpTo upTo = desk.upTo();
        if (!upTo.equals(seen)) {
            seen = upTo;
            streams.forEach(stream -> send(stream, false));
        }
    }

    /** A stream that since the last heartbeat has not taken in what it was sent is too slow, and is dropped. */
    void beat() {
        streams.forEach(stream -> {
            if (stream.isStuck()) {
                stream.close();
            } else {
                send(stream, true);
            }
        });
    }

    private void send(LiveStream stream, boolean heartbeat) {
        if (stream.begin(heartbeat)) {
            writers.execute(stream::write);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        streams.forEach(LiveStream::close);
        writers.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "live");
        thread.setDaemon(true);
        return thread;
    }
}
