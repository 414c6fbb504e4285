package cymru.rhybudd.local.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OpenID provider that believes what it is told. It listens on the loopback address, and is never for production. */
final class SignInServer implements AutoCloseable {
    private static final String ISSUER = "council";

    private final MockOAuth2Server server;

    /**
     * Starts to serve.
     *
     * @param directory where the page of choices is kept, and {@code officers.txt} for whoever starts this
     * @param port 0 takes a free one
     */
    SignInServer(Path directory, int port) throws IOException {
        Path page = Files.writeString(directory.resolve("sign-in.html"), ChoicePage.of(InventedOfficer.ALL));
        Files.write(
                directory.resolve("officers.txt"),
                InventedOfficer.ALL.stream().map(InventedOfficer::line).toList());
        server = new MockOAuth2Server(new OAuth2Config(
                true, page.toString(), null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));
        server.start(InetAddress.getLoopbackAddress(), port);
    }

    URI issuer() {
        return server.issuerUrl(ISSUER).uri();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
