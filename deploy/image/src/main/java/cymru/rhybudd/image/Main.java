package cymru.rhybudd.image;

import cymru.rhybudd.console.ConsoleMain;
import java.util.Arrays;

/** The entry point of the image: the first argument is the role. Without one it is the service. */
public final class Main {
    private Main() {}

    /** {@code service} and {@code console} take their configuration from the environment; anything else is a command. */
    public static void main(String[] arguments) throws Exception {
        String role = arguments.length == 0 ? "service" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (role) {
            case "service" -> {
                logOnStandardOutput();
                cymru.rhybudd.app.Main.main(rest);
            }
            case "console" -> {
                logOnStandardOutput();
                ConsoleMain.main(rest);
            }
            case "healthy" -> System.exit(Healthy.ask(rest));
            default -> System.exit(Commands.line().execute(arguments));
        }
    }

    /** Before anything logs. A command's answer has standard output to itself, and so has each process that the console starts. */
    private static void logOnStandardOutput() {
        System.setProperty("rhybudd.log.stream", "System.out");
    }
}
