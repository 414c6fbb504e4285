package cymru.rhybudd.local.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in Java as a process of its own, which can be killed, frozen and started again. */
public final class JavaProcess implements AutoCloseable {
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment;
    private final Path directory;
    private final String name;
    private volatile ChildProcess process;

    /** Starts a program of this process' class path. */
    public JavaProcess(
            List<String> within,
            int megabytes,
            List<String> program,
            Map<String, String> environment,
            Path directory,
            String name)
            throws IOException {
        this(within, megabytes, System.getProperty("java.class.path"), program, environment, directory, name);
    }

    /**
     * Starts a program.
     *
     * @param within a command that starts others, such as one that gives them a network of their own; empty for none
     * @param megabytes of heap
     * @param classPath where its classes are
     * @param program its main class and what that is told
     * @param directory where its log is kept, and its process id, under the name
     */
    public JavaProcess(
            List<String> within,
            int megabytes,
            String classPath,
            List<String> program,
            Map<String, String> environment,
            Path directory,
            String name)
            throws IOException {
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.name = name;
        command.addAll(within);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Drhybudd.log=" + directory.resolve(name + ".log"),
                "-cp",
                classPath));
        command.addAll(program);
        this.process = launch();
    }

    private ChildProcess launch() throws IOException {
        return ChildProcess.start(
                command, environment, directory.resolve(name + ".out"), directory.resolve(name + ".pid"));
    }

    /** Starts it again, after it has ended. */
    public void start() throws IOException {
        process = launch();
    }

    /** Ends it as kill -9 does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Lets it do nothing, as a long pause does, until it is woken. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    public void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor(5, TimeUnit.SECONDS);
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Where it prints. */
    public Path output() {
        return directory.resolve(name + ".out");
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() throws IOException {
        process.close();
    }
}
