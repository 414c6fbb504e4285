package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.ToldUpTo;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The streams of all browsers: looks ten times a second whether something is new and who may go on, and every quarter of a minute whether they live. */
final class LiveStreams implements AutoCloseable {
    static final int MOST = 1_000;
    static final int MOST_OF_AN_OFFICER = 6;
    private static final int LOOK_MILLIS = 100;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final int WRITERS = 4;

    private final Desk desk;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, LiveStreams::daemon);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(LiveStreams::daemon);
    private ToldUpTo seen;

    LiveStreams(Desk desk) {
        this.desk = desk;
        this.seen = desk.upTo();
        clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Takes a stream in, unless there are too many. */
    synchronized boolean add(LiveStream stream) {
        long ofOfficer = streams.stream().filter(stream::isOfSameOfficer).count();
        if (streams.size() >= MOST || ofOfficer >= MOST_OF_AN_OFFICER) {
            return false;
        }
        streams.add(stream);
        stream.onClose(() -> streams.remove(stream));
        send(stream, false);
        return true;
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
