package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * With which anybody checks a signed checkpoint (C2SP signed-note, "Verifier keys"): {@code name+hash+key}.
 *
 * @param name who signs
 * @param text the whole key, as it is published
 */
public record VerifierKey(String name, PublicKey key, String text) {
    private static final String ALGORITHM = "Ed25519";
    private static final int ED25519 = 0x01;
    private static final int KEY_LENGTH = 32;
    /** How X.509 wraps the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static final int ID_LENGTH = 4;

    static VerifierKey of(String name, PublicKey key) {
        if (name.isBlank() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a signer's name has no space and no plus sign");
        }
        byte[] typed = typed(key);
        return new VerifierKey(
                name,
                key,
                name + "+" + HexFormat.of().formatHex(id(name, typed)) + "+"
                        + Base64.getEncoder().encodeToString(typed));
    }

    /** Reads a published key; {@link IllegalArgumentException} where the text is none. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a verifier key is name+hash+key");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_LENGTH + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("the verifier key is not of Ed25519");
        }
        if (!HexFormat.of().formatHex(id(parts[0], typed)).equals(parts[1])) {
            throw new IllegalArgumentException("the verifier key's hash is not that of its name and key");
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(typed, 1, encoded, X509_PREFIX.length, KEY_LENGTH);
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            return new VerifierKey(parts[0], key, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the verifier key is no point of the curve", e);
        }
    }

    private static byte[] typed(PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] typed = new byte[KEY_LENGTH + 1];
        typed[0] = ED25519;
        System.arraycopy(encoded, encoded.length - KEY_LENGTH, typed, 1, KEY_LENGTH);
        return typed;
    }

    private static byte[] id(String name, byte[] typed) {
        byte[] hash = new Sha256()
                .add(name.getBytes(StandardCharsets.UTF_8))
                .add('\n')
                .add(typed)
                .hash();
        return Arrays.copyOf(hash, ID_LENGTH);
    }

    /** Names the key in a signature. */
    byte[] id() {
        return id(name, typed(key));
    }

    boolean verifies(String text, byte[] signature) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(key);
            verification.update(text.getBytes(StandardCharsets.UTF_8));
            return verification.verify(signature);
        } catch (SignatureException e) {
            return false; // not even the form of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has " + ALGORITHM, e);
        }
    }
}
