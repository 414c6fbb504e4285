package cymru.rhybudd.console;

import cymru.rhybudd.console.delivery.WrongTopicsException;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the console with the configuration of the environment, and stops it with the process. */
public final class ConsoleMain {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConsoleMain.class);

    private static final int FAILED = 1;
    private static final int WRONG_CONFIGURATION = 2;

    private ConsoleMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Config config;
        try {
            config = Config.from(System.getenv());
        } catch (ConfigurationFaultException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_CONFIGURATION);
            return;
        }
        serve(config);
    }

    /** Serves until the process is stopped, or ends it when nothing more can be read, so that it is started again. */
    public static void serve(Config config) throws InterruptedException {
        ConsoleService console;
        try {
            console = new ConsoleService(config);
        } catch (RuntimeException | Error e) {
            // What was begun has threads of its own, which would keep a process alive that shows nothing.
            System.exit(say(e, System.err));
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(console::close, "shutdown"));
        LOGGER.atInfo().addKeyValue("port", console.port()).log("the console is served");
        console.awaitFailure();
        LOGGER.atError().log("the console can read no more, and ends to be started again");
        System.exit(FAILED);
    }

    /** Says why it does not start; returns the code to end with. */
    static int say(Throwable why, PrintStream to) {
        if (why instanceof WrongTopicsException) {
            to.println(why.getMessage());
            return WRONG_CONFIGURATION;
        }
        LOGGER.atError().setCause(why).log("the console did not start");
        to.println("the console did not start: " + why);
        return FAILED;
    }
}
