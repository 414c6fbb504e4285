package cymru.rhybudd.bench;

import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.streams.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Measures applications in turn, on one broker, with the same input and settings. */
final class ThroughputBenchmark {
    /** The first part of each round is not counted: start, assignment, compilation. */
    static final double WARM_UP = 0.25;

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    /** No slower than this, or something is broken. */
    private static final int LEAST_EVENTS_PER_SECOND = 500;

    private static final long LOOK_EVERY_MILLIS = 20;

    private final Laboratory laboratory;
    private final Admin admin;
    private final Scale scale;
    private final Consumer<String> progress;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    ThroughputBenchmark(Laboratory laboratory, Admin admin, Scale scale, Consumer<String> progress) {
        this.laboratory = laboratory;
        this.admin = admin;
        this.scale = scale;
        this.progress = progress;
    }

    /** Measures those that are made for the input, in turn. */
    Throughput run(Function<Input, List<Contender>> made) throws Exception {
        progress.accept(
                String.format(Locale.ROOT, "writing %,d row changes of %,d adults", scale.events(), scale.citizens()));
        Input input = Input.preload(laboratory, admin, scale);
        List<Contender> contenders = made.apply(input);
        int number = 0;
        for (Contender contender : contenders) {
            number = warmUp(contender, number, input);
        }
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        long end = System.nanoTime() + scale.budget().toNanos();
        for (int round = 0; round < scale.rounds() && (round == 0 || System.nanoTime() < end); round++) {
            for (Contender contender : contenders) {
                rounds.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(counted(contender, number, round, input));
            }
            number++;
        }
        return new Throughput(scale, rounds, input.meanBytes(), outcomes);
    }

    /** Lets it work for as long as is asked; returns the first number that no round has yet. */
    private int warmUp(Contender contender, int number, Input input) throws Exception {
        int next = number;
        long end = System.nanoTime() + scale.warmUp().toNanos();
        do {
            tell(contender, "warm-up", measure(contender, next, input, first(input)));
            next++;
        } while (System.nanoTime() < end);
        return next;
    }

    private Round counted(Contender contender, int number, int round, Input input) throws Exception {
        Round measured = measure(contender, number, input, first(input));
        if (contender.judges()) {
            compare(contender, Outcome.read(laboratory.topics()));
        }
        tell(contender, "round " + (round + 1), measured);
        return measured;
    }

    private static long first(Input input) {
        return (long) (input.records() * WARM_UP);
    }

    private void tell(Contender contender, String what, Round round) {
        progress.accept(String.format(
                Locale.ROOT,
                "%-18s %s  %,8.0f events/s, %,6.0f CPU seconds a million",
                contender.name(),
                what,
                round.eventsPerSecond(),
                round.cpuSecondsPerMillion()));
    }

    /**
     * Measures one; what is told first is not counted: start, assignment, compilation.
     *
     * @param number by which its consumer group and stores differ from those of all other rounds
     */
    Round measure(Contender contender, int number, Input input, long warmUp) throws Exception {
        clear(input);
        GroupProgress group = new GroupProgress(admin, contender.group(number));
        Round round;
        try (Contender.Running application = contender.start(number)) {
            await(contender, input, application, () -> group.committed(contender.inputs()) >= warmUp);
            long before = group.committed(contender.inputs());
            Map<String, Double> stagesBefore = application.stageSeconds();
            Spent warm = Spent.untilNow().with(application.cpuNanosElsewhere());
            await(contender, input, application, () -> group.isThrough(contender, input.records()));
            Spent spent = Spent.untilNow().with(application.cpuNanosElsewhere()).since(warm);
            Map<String, Double> stages = new TreeMap<>(application.stageSeconds());
            stages.replaceAll((stage, seconds) -> seconds - stagesBefore.getOrDefault(stage, 0.0));
            round = new Round(contender.name(), input.records() - before, spent, stages);
        }
        if (round.events() <= 0) {
            throw new IllegalStateException(
                    "there were too few events for the " + contender.name() + " to be measured");
        }
        requireNoDeadLetters();
        return round;
    }

    /** One that comes to another score of anybody has not done the same work. */
    private void compare(Contender contender, Outcome outcome) {
        if (outcome.alerts() == 0) {
            throw new IllegalStateException("the run is void: nobody was alerted by the " + contender.name());
        }
        for (Map.Entry<String, Outcome> other : outcomes.entrySet()) {
            long differences = other.getValue().differences(outcome);
            if (differences > 0) {
                throw new IllegalStateException("the run is void: " + contender.name() + " has another score of "
                        + differences + " people than " + other.getKey());
            }
        }
        outcomes.put(contender.name(), outcome);
        progress.accept(String.format(
                Locale.ROOT,
                "%-18s %,d decisions, %,d alerts, %,d notifications, people by colour %s",
                contender.name(),
                outcome.decisions(),
                outcome.alerts(),
                outcome.notifications(),
                outcome.colours()));
    }

    private static void await(
            Contender contender,
            Input input,
            Contender.Running application,
            Waiting.Condition<ExecutionException> condition)
            throws InterruptedException, ExecutionException {
        Duration patience = PATIENCE.plusSeconds(input.records() / LEAST_EVENTS_PER_SECOND);
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            application.cpuNanosElsewhere(); // throws where what runs elsewhere has ended
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the " + contender.name() + " did not finish within " + patience.toMinutes() + " minutes");
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
        Set<String> kept = Set.copyOf(
                Stream.concat(input.tables().stream(), Stream.of(PassThrough.INPUT, Contracts.CONTROLS.topic()))
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
