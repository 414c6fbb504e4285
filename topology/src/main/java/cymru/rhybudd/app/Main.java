package cymru.rhybudd.app;

import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the service as a process of its own, until it is told to stop. */
public final class Main {
    private static final Logger LOGGER = LoggerFactory.getLogger(Main.class);
    private static final int FAILED = 1;
    private static final int WRONG_CONFIGURATION = 2;

    private Main() {}

    /** Takes no arguments: the configuration is in the environment (docs/operations.md). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Config config;
        Service service;
        try {
            config = Config.from(System.getenv());
            service = Service.start(config);
        } catch (ConfigurationFaultException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_CONFIGURATION);
            return;
        } catch (IOException | RuntimeException | Error e) {
            // What was begun has threads of its own: they would keep a process alive that does nothing, and that nobody
            // starts again.
            LOGGER.atError().setCause(e).log("the service did not start");
            System.err.println("the service did not start: " + e);
            System.exit(FAILED);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            service.close();
                            stopped.countDown();
                        },
                        "stop"));
        LOGGER.atInfo()
                .addKeyValue("council", config.council())
                .addKeyValue("port", service.httpPort())
                .log("the service runs; metrics and health are served");
        stopped.await();
    }
}
