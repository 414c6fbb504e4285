package cymru.rhybudd.local.world;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The officers' console as a process of its own: it wants another Jetty than Connect. One that ends by itself is started again. */
public final class ConsoleProcess implements AutoCloseable {
    private static final int USUAL_PORT = 8_090;

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final int MOST_RESTARTS = 5;
    private static final String MAIN = "cymru.rhybudd.local.console.LaptopConsole";

    private final Path directory;
    private final List<String> command;
    private final Map<String, String> environment;
    private final URI url;
    private final int metricsPort;
    private final Readiness readiness;
    private final Consumer<String> said;
    private ChildProcess process;
    private int restarts;
    private boolean isClosing;

    /**
     * Starts the console; returns before it is ready.
     *
     * @param home the root of the project, where its class path was built
     * @param directory its own, for what it keeps while it runs
     * @param wanted the port to listen on; without one it is the usual, or the next that is free
     * @param citizens how many it must hold in memory
     * @param said is told when it ended by itself
     */
    public ConsoleProcess(
            Path home, Path directory, Endpoints world, @Nullable Integer wanted, int citizens, Consumer<String> said)
            throws IOException {
        this(home, directory, world, wanted, citizens, Map.of(), said);
    }

    /**
     * Starts one of several, or one that is like none other.
     *
     * @param settings environment variables that take the place of the usual
     */
    public ConsoleProcess(
            Path home,
            Path directory,
            Endpoints world,
            @Nullable Integer wanted,
            int citizens,
            Map<String, String> settings,
            Consumer<String> said)
            throws IOException {
        if (wanted != null && !Ports.isFree(wanted)) {
            throw new IllegalStateException("port " + wanted + " is taken: give --console-port another");
        }
        int port = wanted == null ? Ports.freeFrom(USUAL_PORT) : wanted;
        this.directory = directory;
        this.url = URI.create("http://127.0.0.1:" + port);
        this.readiness = new Readiness(port);
        this.said = said;
        this.command = command(home, citizens);
        this.metricsPort = Ports.free();
        this.environment = new HashMap<>(Map.of(
                "RHYBUDD_COUNCIL", "merthyr",
                "RHYBUDD_BOOTSTRAP_SERVERS", world.bootstrapServers(),
                "RHYBUDD_REGISTRY_URL", world.registryUrl(),
                "RHYBUDD_CONSOLE_STATE_DIRECTORY", directory.toString(),
                "RHYBUDD_CONSOLE_URL", url.toString(),
                "RHYBUDD_CONSOLE_PORT", Integer.toString(port),
                "RHYBUDD_CONSOLE_ENGINE_METRICS", "http://127.0.0.1:" + world.httpPort() + "/metrics",
                "RHYBUDD_SIGN_IN_PORT", Integer.toString(Ports.free())));
        this.environment.put("RHYBUDD_CONSOLE_METRICS_PORT", Integer.toString(metricsPort));
        this.environment.put(
                "RHYBUDD_SERVICES_FILE",
                home.resolve("deploy/council/services.yaml").toString());
        this.environment.putAll(settings);
        this.process = launch();
    }

    private static List<String> command(Path home, int citizens) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes(citizens) + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath(home.resolve("local/console/target")),
                MAIN);
    }

    /** It holds a name and a picture of everybody. */
    static int heapMegabytes(int citizens) {
        return 128 + citizens / 100;
    }

    private static String classPath(Path built) throws IOException {
        Path others = built.resolve("classpath.txt");
        if (!Files.exists(others)) {
            throw new IllegalStateException(
                    others + " is missing: build the project first, with ./rhybudd or mvn package");
        }
        try (DirectoryStream<Path> own = Files.newDirectoryStream(built, "rhybudd-local-console-*.jar")) {
            return own.iterator().next() + File.pathSeparator + Files.readString(others);
        }
    }

    private ChildProcess launch() throws IOException {
        ChildProcess launched = ChildProcess.start(command, environment, log(), directory.resolve("console.pid"));
        launched.onEnd(this::ended);
        return launched;
    }

    private synchronized void ended() {
        if (isClosing) {
            return;
        }
        if (restarts == MOST_RESTARTS) {
            said.accept("the console ended once more, and is left: see " + log());
            return;
        }
        restarts++;
        said.accept("the console ended by itself, and is started again: see " + log());
        try {
            process = launch();
        } catch (IOException e) {
            said.accept("the console could not be started again: " + e.getMessage());
        }
    }

    private Path log() {
        return directory.resolve("console.log");
    }

    /** Returns when it shows everything that has been told. */
    public void awaitReady() throws InterruptedException {
        Waiting.until(READY_WITHIN, "the console did not get ready: see " + log(), readiness::holds);
    }

    /** What officers open. */
    public URI url() {
        return url;
    }

    /** Where its figures are, on this machine. */
    public int metricsPort() {
        return metricsPort;
    }

    /** Whom one can be there, a line each. */
    public List<String> officers() throws IOException {
        return Files.readAllLines(directory.resolve("officers.txt"));
    }

    @Override
    public void close() {
        ChildProcess last;
        synchronized (this) {
            isClosing = true;
            last = process;
        }
        try {
            last.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
