package cymru.rhybudd.app;

import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Runs the service as a process of its own, until it is told to stop. */
public final class Main {
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
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            service.close();
                            stopped.countDown();
                        },
                        "stop"));
        System.out.println("rhybudd " + config.council() + ": metrics and health on http://" + config.httpHost() + ":"
                + service.httpPort());
        stopped.await();
    }
}
