package cymru.rhybudd.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the console with the configuration of the environment, and stops it with the process. */
public final class ConsoleMain {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConsoleMain.class);

    private ConsoleMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        serve(Config.from(System.getenv()));
    }

    /** Serves until the process is stopped, or ends it when nothing more can be read, so that it is started again. */
    public static void serve(Config config) throws InterruptedException {
        ConsoleService console = new ConsoleService(config);
        Runtime.getRuntime().addShutdownHook(new Thread(console::close, "shutdown"));
        LOGGER.atInfo().addKeyValue("port", console.port()).log("the console is served");
        console.awaitFailure();
        LOGGER.atError().log("the console can read no more, and ends to be started again");
        System.exit(1);
    }
}
