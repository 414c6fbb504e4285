package cymru.rhybudd.bench;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.audit.records.RecordedLog;
import cymru.rhybudd.backtest.Backtest;
import cymru.rhybudd.backtest.BacktestReport;
import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.Teams;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.Registry;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many entries of the log a back-test replays a second and core, read from files and state included: 100,000 citizens, a
 * snapshot of their rows, and four weeks. {@code BacktestSpeed [ENTRIES [ROWS [CITIZENS [ROUNDS]]]]}: with ROWS 0, as it is unless
 * it is given, people are as a council has them ({@link CouncilPeople}); else each has so many rows, and nearly everybody fades
 * ({@link EverybodyFades}).
 */
public final class BacktestSpeed {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final int DAYS = 28;

    private static final int PARTITIONS = 4;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final PrintStream OUT = System.out;

    private BacktestSpeed() {}

    /** Generates the log where it is not there yet, replays it several times, and prints a line for each. */
    public static void main(String[] arguments) throws IOException {
        long entries = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_500_000;
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        int citizens = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Home home = Home.ofThisProcess();
        ModelFile model = home.newestModel();
        Path directory = home.of("bench/target/backtest-" + entries + "-" + rows + "-" + citizens);
        if (!Files.isDirectory(directory)) {
            OUT.println("writing " + directory);
            write(
                    new GeneratedLog(
                            PARTITIONS,
                            citizens,
                            entries,
                            FIRST,
                            DAYS,
                            model.model().version(),
                            model.text(),
                            own -> rows == 0 ? new CouncilPeople(own, FIRST) : new EverybodyFades(own, rows)),
                    directory);
        }
        CitizenLog log = new RecordedLog(new Archive(directory));
        decode(log);
        Teams teams = TeamsFile.load(home.of("deploy/council/teams.yaml")).teams();
        for (int round = 0; round < rounds; round++) {
            decode(log);
            replay(log, model, teams, false, 1);
            replay(log, model, teams, true, 1);
        }
        replay(log, model, teams, false, 2);
        replay(log, model, teams, true, 2);
    }

    private static void write(CitizenLog log, Path directory) throws IOException {
        Registry registry = new InMemoryRegistry();
        try (ArchiveAppender files = new ArchiveAppender(directory)) {
            for (int partition : log.partitions()) {
                ArchivedTopic<CitizenEvent> entries =
                        new ArchivedTopic<>(files, Contracts.CITIZEN_LOG, partition, registry);
                Instant[] now = {FIRST.atStartOfDay(ZoneOffset.UTC).toInstant()};
                log.read(partition, (offset, key, entry) -> {
                    if (entry.getBody() instanceof ClockTicked tick) {
                        now[0] = tick.getInstant();
                    }
                    entries.append(key, entry, now[0]);
                });
            }
            files.finish("merthyr", registry, partition -> 0);
        }
    }

    private static void decode(CitizenLog log) {
        long begun = System.nanoTime();
        long[] entries = {0};
        for (int partition : log.partitions()) {
            log.read(partition, (offset, key, entry) -> entries[0]++);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        OUT.printf(
                Locale.ROOT,
                "%-26s %d threads %,10d entries %6.2f s; a second %,9.0f%n",
                "decoding alone",
                1,
                entries[0],
                seconds,
                entries[0] / seconds);
    }

    private static void replay(CitizenLog log, ModelFile model, Teams teams, boolean compared, int threads) {
        Window window = new Window(FIRST.plusDays(7), FIRST.plusDays(DAYS));
        Backtest.Question question = new Backtest.Question(model, window, teams, Map.of(), compared, 25);
        Map<Thread, Long> busy = new ConcurrentHashMap<>();
        long begun = System.nanoTime();
        long cpu = cpu();
        BacktestReport report = new Backtest(log, question)
                .run(threads, more -> busy.put(Thread.currentThread(), THREADS.getCurrentThreadCpuTime()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        double replaying = busy.values().stream().mapToLong(Long::longValue).sum() / 1e9;
        OUT.printf(
                Locale.ROOT,
                "%-26s %d threads %,10d entries %6.2f s; a second %,9.0f; a second of the replaying threads' processor time"
                        + " %,9.0f; of the whole process' %,9.0f%n",
                compared ? "candidate and comparison" : "candidate",
                threads,
                report.entries(),
                seconds,
                report.entries() / seconds,
                report.entries() / replaying,
                report.entries() / ((cpu() - cpu) / 1e9));
    }

    /** Of the process: what collects garbage and what compiles are counted in. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
