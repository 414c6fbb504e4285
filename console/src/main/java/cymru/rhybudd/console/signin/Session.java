package cymru.rhybudd.console.signin;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An officer who has signed in.
 *
 * @param key the hash of the cookie's secret; it identifies the session, and opens nothing
 * @param formToken goes into every form and comes back with it; it is made from the secret, and kept nowhere
 * @param endsAt when it ends, whatever the officer does
 */
public record Session(String key, Officer officer, String formToken, Instant endsAt) {
    /** Whether a form came from a page of this session. */
    public boolean sent(@Nullable String givenFormToken) {
        return givenFormToken != null && Unguessable.same(formToken, givenFormToken);
    }

    /** What only this session's browser can make of a text, so that a short secret can be known again that is kept nowhere. */
    public String mark(String text) {
        return HexFormat.of().formatHex(Unguessable.code(formToken, text));
    }

    /** Whether the mark was made of that text. */
    public boolean isMark(String mark, String text) {
        return Unguessable.same(mark, mark(text));
    }
}
