package cymru.rhybudd.console.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Values that nobody can guess. */
public final class Unguessable {
    private static final int BYTES = 32;
    private static final int MILLION = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    /** 256 random bits, as text for a cookie or a form. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Six digits, for somebody to type in. */
    public static String digits() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(MILLION));
    }

    /** Whether the text may have been made here, by its form. */
    public static boolean isLikely(String text) {
        return text.matches("[A-Za-z0-9_-]{43}");
    }

    /** What is kept of a secret, so that memory that leaks opens no session. */
    static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A token for forms that only whoever has the secret can make; it does not give the secret away. */
    static String formToken(String secret) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(code(secret, "the token of this session's forms"));
    }

    /** What only whoever has the secret can make of the text (HMAC-SHA-256). */
    static byte[] code(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** Whether both are the same, in a time that does not tell how much of them is. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
