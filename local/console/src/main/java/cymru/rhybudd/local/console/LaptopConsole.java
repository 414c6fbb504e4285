package cymru.rhybudd.local.console;

import cymru.rhybudd.console.Config;
import cymru.rhybudd.console.ConsoleService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console with the configuration of the environment. Where no identity provider is named it brings a sign-in server, at
 * {@code RHYBUDD_SIGN_IN_PORT} or a free port.
 */
public final class LaptopConsole {
    private static final Logger LOGGER = LoggerFactory.getLogger(LaptopConsole.class);

    private LaptopConsole() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        if (!environment.containsKey("RHYBUDD_OIDC_ISSUER")) {
            int port = Integer.parseInt(environment.getOrDefault("RHYBUDD_SIGN_IN_PORT", "0"));
            SignInServer signIn =
                    new SignInServer(Path.of(environment.getOrDefault("RHYBUDD_CONSOLE_STATE_DIRECTORY", ".")), port);
            environment.put("RHYBUDD_OIDC_ISSUER", signIn.issuer().toString());
            Runtime.getRuntime().addShutdownHook(new Thread(signIn::close, "sign-in-shutdown"));
        }
        environment.putIfAbsent("RHYBUDD_OIDC_CLIENT_ID", "console");
        environment.putIfAbsent("RHYBUDD_OIDC_CLIENT_SECRET", "nothing here is a secret");
        ConsoleService console = new ConsoleService(Config.from(environment));
        Runtime.getRuntime().addShutdownHook(new Thread(console::close, "shutdown"));
        LOGGER.atInfo().addKeyValue("port", console.port()).log("the console is served");
    }
}
