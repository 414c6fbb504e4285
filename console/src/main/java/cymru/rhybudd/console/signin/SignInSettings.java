package cymru.rhybudd.console.signin;

import java.net.URI;

/**
 * How to reach the identity provider.
 *
 * @param issuer its issuer, from which everything else is discovered
 * @param clientId what it knows the console by
 * @param clientSecret the console's secret there
 * @param callback the address to which it sends officers back
 */
public record SignInSettings(URI issuer, String clientId, String clientSecret, URI callback) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "SignInSettings[" + issuer + ", " + clientId + ", " + callback + "]";
    }
}
