package cymru.rhybudd.local.world;

import cymru.rhybudd.app.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The service as a process of its own, which can be killed and started again. */
public final class ServiceProcess implements RunningService {
    private static final int MEGABYTES = 512;

    private final int httpPort;
    private final Readiness readiness;
    private final JavaProcess process;

    /** Starts the service with the environment that its configuration is read from; its log is kept in the directory. */
    public ServiceProcess(Map<String, String> environment, Path directory) throws IOException {
        this(List.of(), environment, directory);
    }

    /** The same by a command that starts others, such as one that gives them a network of their own. */
    public ServiceProcess(List<String> within, Map<String, String> environment, Path directory) throws IOException {
        this(within, System.getProperty("java.class.path"), environment, directory);
    }

    /** The same of a class path, such as an earlier version's. */
    public ServiceProcess(List<String> within, String classPath, Map<String, String> environment, Path directory)
            throws IOException {
        this.httpPort = Integer.parseInt(Objects.requireNonNull(environment.get("RHYBUDD_HTTP_PORT")));
        this.readiness = new Readiness(environment.getOrDefault("RHYBUDD_HTTP_HOST", "127.0.0.1"), httpPort);
        this.process = new JavaProcess(
                within, MEGABYTES, classPath, List.of(Main.class.getName()), environment, directory, "service");
    }

    /** Kills the process as kill -9 does, and starts it again. */
    public void killAndRestart() throws IOException, InterruptedException {
        process.kill();
        process.start();
    }

    /** The process itself. */
    public JavaProcess process() {
        return process;
    }

    @Override
    public boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended by itself: see " + process.output());
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
