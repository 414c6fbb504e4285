package cymru.rhybudd.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the console with the configuration of the environment, and stops it with the process. */
public final class ConsoleMain {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConsoleMain.class);

    private ConsoleMain() {}

    public static void main(String[] arguments) {
        ConsoleService console = new ConsoleService(Config.from(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(console::close, "shutdown"));
        LOGGER.atInfo().addKeyValue("port", console.port()).log("the console is served");
    }
}
