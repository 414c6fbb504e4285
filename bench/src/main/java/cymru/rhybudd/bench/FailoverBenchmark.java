package cymru.rhybudd.bench;

import cymru.rhybudd.local.command.Front;
import cymru.rhybudd.local.command.GapMeter;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** How long a change waits at most when the instance is killed that takes in every change, and another one has a standby of each store. */
final class FailoverBenchmark {
    private static final double CHANGES_PER_SECOND = 100;
    private static final long MOST_CHANGES = 200_000;
    private static final int CALM_SECONDS = 10;
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
                Admin admin = Admin.create(Map.of("bootstrap.servers", laboratory.bootstrapServers()))) {
            Input input = Input.afterTheFirstDay(laboratory, admin, scale.adults(), 0);
            WorldTopics topics = laboratory.topics();
            try (Instance one = Instance.start(laboratory, topics.council(), "one");
                    Instance other = Instance.start(laboratory, topics.council(), "other")) {
                List<Instance> both = List.of(one, other);
                awaitReady(both);
                GroupProgress group = new GroupProgress(admin, topics.group());
                Waiting.<ExecutionException>until(
                        PATIENCE,
                        "the first day was not taken in",
                        () -> group.committed(input.tables()) >= input.records());
                Front front = new Front(admin, topics.group(), input.tables().get(0));
                List<Double> seconds = new ArrayList<>();
                try (PacedChanges changes =
                        new PacedChanges(laboratory, scale.adults(), CHANGES_PER_SECOND, MOST_CHANGES)) {
                    for (int kill = 1; kill <= scale.kills(); kill++) {
                        TimeUnit.SECONDS.sleep(CALM_SECONDS);
                        seconds.add(kill(front.isAt(one.stores()) ? one : other, topics));
                        progress.accept(String.format(
                                Locale.ROOT,
                                "kill %d of %d: a change waited %.1f s at most",
                                kill,
                                scale.kills(),
                                seconds.get(seconds.size() - 1)));
                        awaitReady(both);
                    }
                }
                return new Failover(scale, CHANGES_PER_SECOND, seconds);
            }
        }
    }

    /** Kills the instance, and starts it again when the other one has taken over all of its work; returns the longest wait in seconds. */
    private static double kill(Instance instance, WorldTopics topics) throws Exception {
        double waited;
        try (GapMeter meter = new GapMeter(topics)) {
            meter.start();
            instance.process().process().kill();
            Instant killed = Instant.now();
            Waiting.until(PATIENCE, "nobody took over", () -> meter.latest().isAfter(killed));
            TimeUnit.SECONDS.sleep(CALM_SECONDS); // its tasks come back one by one
            waited = meter.longest().toMillis() / MILLIS;
        }
        instance.process().process().start();
        return waited;
    }

    private static void awaitReady(List<Instance> instances) throws InterruptedException {
        Waiting.until(
                PATIENCE,
                "the instances did not get ready",
                () -> instances.stream().allMatch(instance -> instance.process().isReady()));
    }
}
