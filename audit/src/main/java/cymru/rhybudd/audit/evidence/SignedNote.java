package cymru.rhybudd.audit.evidence;

import java.util.Arrays;
import java.util.Base64;

/**
 * A text with a signature under it (C2SP signed-note): readable by people, and by the tools of transparency logs.
 *
 * @param text ends with a line feed
 * @param signer whose key signed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares notes of this class
record SignedNote(String text, String signer, byte[] keyId, byte[] signature) {
    private static final String DASH = "\u2014 ";
    private static final String BREAK = "\n\n";

    static SignedNote sign(String text, SigningKey key) {
        return new SignedNote(text, key.verifier().name(), key.verifier().id(), key.sign(text));
    }

    /** The note as it is published. */
    String published() {
        byte[] both = Arrays.copyOf(keyId, keyId.length + signature.length);
        System.arraycopy(signature, 0, both, keyId.length, signature.length);
        return text + "\n" + DASH + signer + " " + Base64.getEncoder().encodeToString(both) + "\n";
    }

    /** Reads a published note; {@link IllegalArgumentException} where it is none. */
    static SignedNote parse(String published) {
        int end = published.lastIndexOf(BREAK + DASH);
        if (end < 0 || !published.endsWith("\n")) {
            throw new IllegalArgumentException("no signature stands under the text");
        }
        String[] signature = published
                .substring(end + BREAK.length() + DASH.length(), published.length() - 1)
                .split(" ", -1);
        if (signature.length != 2) {
            throw new IllegalArgumentException("the signature is not a name and a signature");
        }
        byte[] both = Base64.getDecoder().decode(signature[1]);
        if (!Base64.getEncoder().encodeToString(both).equals(signature[1])) { // bits that a decoder passes over
            throw new IllegalArgumentException("the signature is not in the one form that it has in Base64");
        }
        if (both.length <= VerifierKey.ID_LENGTH) {
            throw new IllegalArgumentException("the signature is too short");
        }
        return new SignedNote(
                published.substring(0, end + 1),
                signature[0],
                Arrays.copyOf(both, VerifierKey.ID_LENGTH),
                Arrays.copyOfRange(both, VerifierKey.ID_LENGTH, both.length));
    }

    boolean isSignedBy(VerifierKey key) {
        return signer.equals(key.name()) && Arrays.equals(keyId, key.id()) && key.verifies(text, signature);
    }
}
