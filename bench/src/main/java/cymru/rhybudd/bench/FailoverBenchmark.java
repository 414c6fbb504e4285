package cymru.rhybudd.bench;

import cymru.rhybudd.local.command.Front;
import cymru.rhybudd.local.command.GapMeter;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Contracts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** How long a change waits at most when the instance is killed that takes in every change, and another one has a standby of each store. */
final class FailoverBenchmark {
    private static final double CHANGES_PER_SECOND = 100;
    private static final long MOST_CHANGES = 200_000;
    /** For standbys to come level again. */
    private static final int CALM_SECONDS = 10;
    /** At the end of a partition of the logs, for each of the two instances' two threads. */
    private static final int MARKERS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double MILLIS = 1e3;

    private final Home home;
    private final FailoverScale scale;
    private final Consumer<String> progress;

    FailoverBenchmark(Home home, FailoverScale scale, Consumer<String> progress) {
        this.home = home;
        this.scale = scale;
        this.progress = progress;
    }

    Failover run() throws Exception {
        progress.accept(String.format(
                Locale.ROOT, "writing the first day of %,d adults, and starting two instances", scale.adults()));
        try (Laboratory laboratory = Laboratory.start(home);
                Admin admin = laboratory.admin()) {
            Input input = Input.afterTheFirstDay(laboratory, admin, scale.adults(), 0);
            WorldTopics topics = laboratory.topics();
            try (Instance one = Instance.start(laboratory, topics.council(), "one");
                    Instance other = Instance.start(laboratory, topics.council(), "other")) {
                awaitReady(one, other);
                awaitFirstDay(new GroupProgress(admin, topics.group()), input);
                Front front = new Front(admin, topics.group(), input.tables().get(0));
                return new Failover(scale, CHANGES_PER_SECOND, kills(laboratory, one, other, front));
            }
        }
    }

    /** Of what is still under way then a part would have waited since the beginning. */
    private static void awaitFirstDay(GroupProgress group, Input input)
            throws InterruptedException, ExecutionException {
        List<String> logs = List.of(Contracts.CITIZEN_LOG.topic(), Contracts.ALERT_LOG.topic());
        Waiting.<ExecutionException>until(
                PATIENCE,
                "the first day was not taken in",
                () -> group.committed(input.tables()) >= input.records() && group.hasRead(logs, MARKERS));
    }

    private List<Double> kills(Laboratory laboratory, Instance one, Instance other, Front front) throws Exception {
        List<Double> seconds = new ArrayList<>();
        try (PacedChanges changes = new PacedChanges(laboratory, scale.adults(), CHANGES_PER_SECOND, MOST_CHANGES)) {
            for (int kill = 1; kill <= scale.kills(); kill++) {
                awaitReady(one, other);
                TimeUnit.SECONDS.sleep(CALM_SECONDS);
                double waited = kill(front.isAt(one.stores()) ? one : other, laboratory.topics());
                seconds.add(waited);
                progress.accept(String.format(
                        Locale.ROOT, "kill %d of %d: a change waited %.1f s at most", kill, scale.kills(), waited));
            }
        }
        return seconds;
    }

    /** Kills the instance, and starts it again when the other one has gone on with every partition; returns the longest wait in seconds. */
    private static double kill(Instance instance, WorldTopics topics) throws Exception {
        try (GapMeter meter = new GapMeter(topics)) {
            meter.start();
            instance.service().process().kill();
            Instant killed = Instant.now();
            Waiting.until(PATIENCE, "nobody took over", () -> meter.latest().isAfter(killed));
            instance.service().process().start();
            return meter.longest().toMillis() / MILLIS;
        }
    }

    private static void awaitReady(Instance one, Instance other) throws InterruptedException {
        Waiting.until(
                PATIENCE,
                "the instances did not get ready",
                () -> one.service().isReady() && other.service().isReady());
    }
}
