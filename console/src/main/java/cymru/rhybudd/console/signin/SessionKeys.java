package cymru.rhybudd.console.signin;

/** The keys of what instances tell one another of sign-ins. */
public final class SessionKeys {
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

    public static String officer(String id) {
        return OFFICER + id;
    }

    public static boolean isOfficer(String key) {
        return key.startsWith(OFFICER);
    }

    /** The hash, or the officer's id. */
    public static String rest(String key) {
        return key.substring(key.indexOf('/') + 1);
    }
}
