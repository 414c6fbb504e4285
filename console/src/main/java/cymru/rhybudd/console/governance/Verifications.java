package cymru.rhybudd.console.governance;

import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.console.governance.Verified.End;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifications that governance staff begin, one at a time. Each is a process of its own with a heap of its own: one that needs more ends, and the console
 * does not. The last answers are kept as files.
 */
public final class Verifications implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Verifications.class);
    private static final int KEPT = 10;
    private static final String ANSWER = ".json";

    private final RecordSource source;
    private final Path directory;
    private final int megabytes;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private @Nullable Run running;
    private Thread watch = new Thread("watch-nothing");

    private static final class Run {
        final Process process;
        final String officer;
        final Instant begunAt;
        volatile boolean isCancelled;
        volatile long done;
        volatile long all;

        Run(Process process, String officer, Instant begunAt) {
            this.process = process;
            this.officer = officer;
            this.begunAt = begunAt;
        }
    }

    /** What is kept of one; times are in milliseconds. */
    private record Kept(
            String officer,
            long begunAt,
            long endedAt,
            End end,
            @Nullable Found found) {}

    /**
     * Of those records.
     *
     * @param directory for the answers
     * @param megabytes of heap for each
     */
    public Verifications(RecordSource source, Path directory, int megabytes, Clock clock) {
        this.source = source;
        this.directory = directory;
        this.megabytes = megabytes;
        this.clock = clock;
    }

    /** How much heap each has. */
    public int megabytes() {
        return megabytes;
    }

    /** Begins one, unless one runs. */
    public synchronized void begin(String officer) {
        if (running != null) {
            return;
        }
        Instant now = clock.instant();
        Path answer = directory.resolve("answer.tmp");
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(answer);
            Process process = new ProcessBuilder(command(answer))
                    .redirectError(directory.resolve("verification.log").toFile())
                    .start();
            Run run = new Run(process, officer, now);
            running = run;
            watch = new Thread(() -> watch(run, answer), "watch-verification");
            watch.setDaemon(true);
            watch.start();
        } catch (IOException e) {
            throw new UncheckedIOException("a verification cannot be begun", e);
        }
    }

    /** Returns when the one that was begun last has ended, and is kept. */
    void awaitEnd() throws InterruptedException {
        Thread last;
        synchronized (this) {
            last = watch;
        }
        last.join();
    }

    /** The Java and the class path of this process; half of its processors, so that officers have the others. */
    private List<String> command(Path answer) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                VerifyMain.class.getName(),
                answer.toString(),
                Integer.toString(threads)));
        command.addAll(source.words());
        return command;
    }

    private void watch(Run run, Path answer) {
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(run.process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                hear(run, line);
            }
            int code = run.process.waitFor();
            end(run, code == 0 && Files.exists(answer) ? json.readValue(answer.toFile(), Found.class) : null);
        } catch (IOException e) {
            LOGGER.atWarn()
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("a verification was not heard to its end");
            end(run, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hear(Run run, String line) {
        String[] words = line.split(" ");
        if (line.matches(VerifyMain.PROGRESS + "[0-9]{1,18} [0-9]{1,18}")) {
            run.done = Long.parseLong(words[1]);
            run.all = Long.parseLong(words[2]);
        }
    }

    private synchronized void end(Run run, @Nullable Found found) {
        End end = found != null ? found.clean() ? End.CLEAN : End.FAULTY : run.isCancelled ? End.CANCELLED : End.FAILED;
        Kept kept = new Kept(
                run.officer, run.begunAt.toEpochMilli(), clock.instant().toEpochMilli(), end, found);
        running = null;
        try {
            json.writeValue(
                    directory.resolve(run.begunAt.toEpochMilli() + ANSWER).toFile(), kept);
            List<Path> files = files();
            for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the answer of a verification cannot be kept", e);
        }
    }

    /** Ends the one that runs. */
    public synchronized void cancel() {
        Run run = running;
        if (run != null) {
            run.isCancelled = true;
            run.process.destroy();
        }
    }

    /** The one that runs. */
    public synchronized Optional<Running> running() {
        return Optional.ofNullable(running)
                .map(run -> new Running(
                        run.officer, run.begunAt, run.done, run.all, Duration.between(run.begunAt, clock.instant())));
    }

    /** The last that ended, the newest first. */
    public List<Verified> ended() {
        return files().stream().map(this::read).toList();
    }

    /** One that ended. */
    public Optional<Verified> ended(String id) {
        return ended().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ANSWER))
                    .sorted(Comparator.comparingLong(Verifications::begunAt).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the answers of verifications cannot be listed", e);
        }
    }

    private static long begunAt(Path file) {
        return Long.parseLong(id(file));
    }

    private static String id(Path file) {
        return file.getFileName().toString().replace(ANSWER, "");
    }

    private Verified read(Path file) {
        try {
            Kept kept = json.readValue(file.toFile(), Kept.class);
            return new Verified(
                    id(file),
                    kept.officer,
                    Instant.ofEpochMilli(kept.begunAt),
                    Instant.ofEpochMilli(kept.endedAt),
                    kept.end,
                    kept.found);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer of a verification cannot be read", e);
        }
    }

    @Override
    public void close() {
        cancel();
    }
}
