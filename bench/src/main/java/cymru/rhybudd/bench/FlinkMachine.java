package cymru.rhybudd.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process in which Flink's jobs run, one after another: its class path is its own, for Flink brings another RocksDB. It gets the heap
 * and the collector that the benchmark has.
 */
final class FlinkMachine implements AutoCloseable {
    private static final String MAIN = "cymru.rhybudd.bench.flink.FlinkProcess";
    private static final long END_WITHIN_SECONDS = 10;
    /** A process that has not answered by then does not answer. */
    private static final Executor AFTER_A_WHILE = CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES);

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;
    private final Path log;

    private FlinkMachine(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts the process; nothing runs in it yet. */
    static FlinkMachine start(Home home) throws IOException {
        Path built = home.of("bench/flink/target");
        Path jar;
        try (Stream<Path> files = Files.list(built)) {
            jar = files.filter(file -> file.getFileName().toString().matches("rhybudd-bench-flink-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no jar in " + built + ": build first"));
        }
        Path log = home.of("bench/target/flink.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx" + Runtime.getRuntime().maxMemory(),
                        "-XX:+UseG1GC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.time=ALL-UNNAMED",
                        "-cp",
                        jar + ":" + Files.readString(built.resolve("classpath.txt")),
                        MAIN))
                .redirectError(log.toFile())
                .start();
        return new FlinkMachine(process, log);
    }

    /** Starts the job that the line describes. */
    void start(String settings) throws IOException {
        order(settings, "started");
    }

    /** Stops the job. */
    void stop() throws IOException {
        order("", "stopped");
    }

    private void order(String line, String expected) throws IOException {
        CompletableFuture<?> patience = CompletableFuture.runAsync(process::destroyForcibly, AFTER_A_WHILE);
        try {
            orders.write(line + "\n");
            orders.flush();
            // Whatever else is printed there is not an answer.
            for (String answer = answers.readLine(); !expected.equals(answer); answer = answers.readLine()) {
                if (answer == null) {
                    throw new IllegalStateException(
                            "Flink's process " + (patience.isDone() ? "did not answer" : "ended") + ": see " + log);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Flink's process ended: see " + log, e);
        } finally {
            patience.cancel(false);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** The processor time that it has used so far. */
    long cpuNanos() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Flink's process ended: see " + log);
        }
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
