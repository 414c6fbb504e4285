package cymru.rhybudd.console.signin;

import cymru.rhybudd.schemas.SignInRecord;
import org.jspecify.annotations.Nullable;

/** Where sessions are kept, and every instance reads them. */
public interface SessionLog {
    /** Returns once it is kept for good; without a record the key is forgotten. Fails where that is not known. */
    void keep(String key, @Nullable SignInRecord latest);

    /** Keeps it without waiting; what is lost thereby is written again later, or missed by nobody. */
    void keepSoon(String key, @Nullable SignInRecord latest);
}
