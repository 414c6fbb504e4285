package cymru.rhybudd.bench;

import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.streams.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Measures the whole topology and the pass-through in turn, on one broker, with the same input and settings. */
final class ThroughputBenchmark {
    /** The first part of each round is not counted: start, assignment, compilation. */
    static final double WARM_UP = 0.25;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Laboratory laboratory;
    private final Admin admin;
    private final Scale scale;
    private final Consumer<String> progress;

    ThroughputBenchmark(Laboratory laboratory, Admin admin, Scale scale, Consumer<String> progress) {
        this.laboratory = laboratory;
        this.admin = admin;
        this.scale = scale;
        this.progress = progress;
    }

    Throughput run() throws Exception {
        progress.accept(
                String.format(Locale.ROOT, "writing %,d row changes of %,d adults", scale.events(), scale.citizens()));
        Input input = Input.preload(laboratory, admin, scale);
        Contender topology = new WholeTopology(laboratory, input.tables());
        Contender passThrough = new PassThrough(laboratory);
        List<Round> ofTopology = new ArrayList<>();
        List<Round> ofPassThrough = new ArrayList<>();
        long end = System.nanoTime() + scale.budget().toNanos();
        for (int round = 0;
                round < scale.warmUps() + scale.rounds() && (round <= scale.warmUps() || System.nanoTime() < end);
                round++) {
            Round first = measure(passThrough, round, input);
            Round second = measure(topology, round, input);
            if (round >= scale.warmUps()) {
                ofPassThrough.add(first);
                ofTopology.add(second);
            }
        }
        return new Throughput(scale, ofTopology, ofPassThrough, input.meanBytes());
    }

    @SuppressWarnings("try") // it works by itself until it is closed
    private Round measure(Contender contender, int number, Input input) throws Exception {
        clear(input);
        GroupProgress group = new GroupProgress(admin, contender.group(number));
        int threads = laboratory.config("any").streamThreads();
        Round round;
        try (AutoCloseable application = contender.start(number)) {
            await(contender, () -> group.committed(contender.inputs()) >= input.records() * WARM_UP);
            long before = group.committed(contender.inputs());
            Spent warm = Spent.untilNow();
            await(
                    contender,
                    () -> group.committed(contender.inputs()) >= input.records()
                            && group.hasRead(contender.between(), threads)
                            && group.hasRead(contender.between(), threads));
            round = new Round(
                    contender.name(), input.records() - before, Spent.untilNow().since(warm));
        }
        requireNoDeadLetters();
        progress.accept(String.format(
                Locale.ROOT,
                "%-12s %s  %,8.0f events/s",
                contender.name(),
                number < scale.warmUps() ? "warm-up" : "round " + (number - scale.warmUps() + 1),
                round.eventsPerSecond()));
        return round;
    }

    private static void await(Contender contender, Waiting.Condition<ExecutionException> condition)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the " + contender.name() + " did not finish within " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** A round that refuses records does less work than it claims. */
    private void requireNoDeadLetters() throws InterruptedException, ExecutionException {
        if (admin.listTopics().names().get().contains(Topics.DEAD_LETTERS)
                && GroupProgress.size(admin, List.of(Topics.DEAD_LETTERS)) > 0) {
            throw new IllegalStateException("the run is void: the topology refused records of the input");
        }
    }

    /** Removes what the round before has written. */
    private void clear(Input input) throws InterruptedException, ExecutionException {
        Set<String> kept = Set.copyOf(Stream.concat(input.tables().stream(), Stream.of(PassThrough.INPUT))
                .toList());
        List<String> removed = admin.listTopics().names().get().stream()
                .filter(topic -> !kept.contains(topic) && !topic.startsWith("__"))
                .toList();
        admin.deleteTopics(removed).all().get();
        Waiting.<ExecutionException>until(
                Duration.ofSeconds(30),
                "the broker did not delete the topics of the round before",
                () -> admin.listTopics().names().get().stream().noneMatch(removed::contains));
        int partitions = GroupProgress.ends(admin, List.of(PassThrough.INPUT)).size();
        admin.createTopics(List.of(new NewTopic(PassThrough.OUTPUT, partitions, (short) 1)))
                .all()
                .get();
    }
}
