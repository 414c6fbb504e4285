package cymru.rhybudd.console.signin;

/** The keys of what instances tell one another of sign-ins. */
final class SessionKeys {
    private static final String SESSION = "session/";
    private static final String USED = "used/";
    private static final String OFFICER = "officer/";

    private SessionKeys() {}

    /** Of a session, by the hash of its secret. */
    static String session(String hash) {
        return SESSION + hash;
    }

    static boolean isSession(String key) {
        return key.startsWith(SESSION);
    }

    /** Of the last use of a session. */
    static String used(String hash) {
        return USED + hash;
    }

    static boolean isUsed(String key) {
        return key.startsWith(USED);
    }

    static String officer(String id) {
        return OFFICER + id;
    }

    /** The hash, or the officer's id. */
    static String rest(String key) {
        return key.substring(key.indexOf('/') + 1);
    }
}
