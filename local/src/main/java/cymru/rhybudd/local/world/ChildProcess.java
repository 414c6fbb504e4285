package cymru.rhybudd.local.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the world beside this one; a start ends what a killed run left behind. */
public final class ChildProcess implements AutoCloseable {
    /** Ctrl-C reaches every process of the terminal; who depends on this one must stop first. */
    private static final List<String> SHIELD = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final Path pidFile;

    private ChildProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * Starts a command; what it prints goes to the log.
     *
     * @param pidFile remembers the process, for the next start
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Path log, Path pidFile)
            throws IOException {
        endLeftover(pidFile, command.get(0));
        List<String> shielded = new ArrayList<>(SHIELD);
        shielded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shielded)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Files.writeString(pidFile, Long.toString(process.pid()));
        return new ChildProcess(process, pidFile);
    }

    /** A process of that number may long be somebody else's: only one of the same program is ended. */
    private static void endLeftover(Path pidFile, String program) throws IOException {
        if (Files.exists(pidFile)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    .filter(handle ->
                            handle.info().command().map(program::equals).orElse(false))
                    .ifPresent(handle -> {
                        handle.destroyForcibly();
                        handle.onExit().orTimeout(5, TimeUnit.SECONDS).join();
                    });
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Runs once the process has ended, however it came to that. */
    public void onEnd(Runnable then) {
        process.onExit().thenRun(then);
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it as kill -9 does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(pidFile);
    }
}
