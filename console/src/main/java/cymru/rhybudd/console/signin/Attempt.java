package cymru.rhybudd.console.signin;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in under way.
 *
 * @param endsAt until when the officer may take to prove who they are
 * @param returnPath where they go on
 */
record Attempt(State state, Nonce nonce, CodeVerifier verifier, Instant endsAt, String returnPath) {
    private static final String BETWEEN = "\n";
    private static final int PARTS = 5;

    /** As it is sealed: none of its parts has a line break. */
    String text() {
        return String.join(
                BETWEEN,
                state.getValue(),
                nonce.getValue(),
                verifier.getValue(),
                Long.toString(endsAt.toEpochMilli()),
                returnPath);
    }

    /** What was sealed here; empty for a text of another version of the console. */
    static Optional<Attempt> of(String text) {
        String[] parts = text.split(BETWEEN, -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return Optional.of(new Attempt(
                new State(parts[0]),
                new Nonce(parts[1]),
                new CodeVerifier(parts[2]),
                Instant.ofEpochMilli(Long.parseLong(parts[3])),
                ReturnPath.ofOurs(parts[4])));
    }
}
