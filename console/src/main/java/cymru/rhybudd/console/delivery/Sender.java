package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends beside the thread that decides, and keeps what became of it until that asks. */
final class Sender {
    private static final Logger LOGGER = LoggerFactory.getLogger(Sender.class);

    private final Function<Dispatch, Outcome> channels;
    private final Function<Route, Executor> executors;
    private final Set<String> onTheWay = ConcurrentHashMap.newKeySet();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final AtomicLong epoch = new AtomicLong();

    /** What became of an attempt. */
    record Attempt(String deliveryId, Outcome outcome) {}

    /** Each channel's messages go by its own executor. */
    Sender(Function<Dispatch, Outcome> channels, Function<Route, Executor> executors) {
        this.channels = channels;
        this.executors = executors;
    }

    /** Whoever decides begins, or leaves off: what was handed over before and has not begun to leave is theirs who goes on. */
    void beginEpoch() {
        epoch.incrementAndGet();
    }

    boolean isOnTheWay(String deliveryId) {
        return onTheWay.contains(deliveryId);
    }

    /** Begins to send; where there is no room, nothing happens, and it will be handed over again. */
    void send(Dispatch dispatch) {
        if (!onTheWay.add(dispatch.id())) {
            return;
        }
        long sentIn = epoch.get();
        try {
            executors.apply(dispatch.route()).execute(() -> attempt(dispatch, sentIn));
        } catch (RejectedExecutionException e) {
            onTheWay.remove(dispatch.id());
        }
    }

    /** Whatever happens, it has ended. An exception may hold an address, so that only its class is said. */
    private void attempt(Dispatch dispatch, long sentIn) {
        if (sentIn != epoch.get()) {
            onTheWay.remove(dispatch.id());
            return;
        }
        Outcome outcome = Outcome.UNREACHABLE;
        try {
            outcome = channels.apply(dispatch);
        } catch (RuntimeException e) {
            LOGGER.atError()
                    .addKeyValue("delivery", dispatch.id())
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("a message could not be sent");
        } finally {
            attempts.add(new Attempt(dispatch.id(), outcome));
        }
    }

    /** Every attempt that has ended since this was last asked. */
    List<Attempt> ended() {
        List<Attempt> ended = new ArrayList<>();
        for (Attempt attempt = attempts.poll(); attempt != null; attempt = attempts.poll()) {
            onTheWay.remove(attempt.deliveryId());
            ended.add(attempt);
        }
        return ended;
    }
}
