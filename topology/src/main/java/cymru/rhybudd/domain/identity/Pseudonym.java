package cymru.rhybudd.domain.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Gives citizens their ids: the same for the same council, founder and generation, and meaningless without the key. */
public final class Pseudonym {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHOWN = 8;

    private final SecretKeySpec key;
    private final String council;

    /** The key is a secret of the council; whoever has it can tell which record founded an id. */
    public Pseudonym(byte[] key, String council) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.council = council;
    }

    /** As much of a citizen's id as lists show: enough to tell a few apart, and to find one who is known already. */
    public static String shown(String citizen) {
        return citizen.substring(0, Math.min(SHOWN, citizen.length()));
    }

    /** The id of the citizen that a person record founded for the nth time, as a UUID of version 8 (RFC 9562). */
    public String of(String founder, long generation) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal(String.join("|", council, founder, Long.toString(generation))
                    .getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(digest);
            long high = (bits.getLong() & ~0xF000L) | 0x8000L;
            long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
