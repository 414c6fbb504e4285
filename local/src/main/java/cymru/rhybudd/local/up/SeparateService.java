package cymru.rhybudd.local.up;

import cymru.rhybudd.app.Main;
import cymru.rhybudd.local.world.ChildProcess;
import cymru.rhybudd.local.world.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The service as a process of its own, which can be killed and started again. */
final class SeparateService implements RunningService {
    private final Map<String, String> environment;
    private final Path directory;
    private final int httpPort;
    private final Readiness readiness;
    private volatile ChildProcess process;

    /** Starts the service with the environment that its configuration is read from. */
    SeparateService(Map<String, String> environment, Path directory, int httpPort) throws IOException {
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.httpPort = httpPort;
        this.readiness = new Readiness(httpPort);
        this.process = launch();
    }

    private ChildProcess launch() throws IOException {
        Path log = directory.resolve("service.log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Drhybudd.log=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        return ChildProcess.start(
                command, environment, directory.resolve("service.out"), directory.resolve("service.pid"));
    }

    /** Kills the process as kill -9 does, and starts it again. */
    void killAndRestart() throws IOException, InterruptedException {
        process.kill();
        process = launch();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended by itself: see " + directory.resolve("service.out"));
        }
        return readiness.holds();
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
