package cymru.rhybudd.console.signin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where an officer goes on after signing in: a page of ours, and never another's. */
public final class ReturnPath {
    public static final String START = "/";

    private static final Pattern OURS =
            Pattern.compile("/(queue|overview|preferences|deliveries|restrictions|(team|governance)(/[a-z]{1,20}){0,2}"
                    + "|alerts/[A-Za-z0-9-]{1,64})?(\\?[A-Za-z0-9=&_.@%-]{0,300})?");

    private ReturnPath() {}

    /** The path, where it is one of ours; otherwise the start. */
    public static String ofOurs(@Nullable String path) {
        return path != null && OURS.matcher(path).matches() ? path : START;
    }
}
