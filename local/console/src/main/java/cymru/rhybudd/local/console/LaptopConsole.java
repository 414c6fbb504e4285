package cymru.rhybudd.local.console;

import cymru.rhybudd.console.Config;
import cymru.rhybudd.console.ConsoleMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The console with the configuration of the environment. Where no identity provider is named it brings a sign-in server, at
 * {@code RHYBUDD_SIGN_IN_PORT} or a free port.
 */
public final class LaptopConsole {
    private LaptopConsole() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
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
        ConsoleMain.serve(Config.from(environment));
    }
}
