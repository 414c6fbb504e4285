package cymru.rhybudd.app;

/**
 * What a check of the doctor's came to.
 *
 * @param check what was looked at
 * @param good whether it is as it must be
 * @param says what is, without secrets
 * @param remedy what to do; empty where nothing is to be done
 */
public record Finding(String check, boolean good, String says, String remedy) {
    static Finding good(String check, String says) {
        return new Finding(check, true, says, "");
    }

    static Finding bad(String check, String says, String remedy) {
        return new Finding(check, false, says, remedy);
    }

    /** Throws an {@link IllegalStateException} with all that it says, unless it is good. */
    void require() {
        if (!good) {
            throw new IllegalStateException(says + ". Mend it: " + remedy);
        }
    }
}
