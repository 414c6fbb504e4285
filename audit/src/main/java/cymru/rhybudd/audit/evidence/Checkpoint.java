package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Partition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * What stood in one partition at some moment (C2SP tlog-checkpoint, with three lines of ours).
 *
 * @param council whose records they are
 * @param size how many records
 * @param root of the Merkle tree over their hashes
 * @param lastOffset the offset of the last of them
 * @param chain the hash chain over the same
 * @param signedAt when it was signed, by the signer's clock
 */
@SuppressWarnings("ArrayRecordComponent") // hashes; compared with MessageDigest.isEqual
public record Checkpoint(
        String council, Partition partition, long size, byte[] root, long lastOffset, byte[] chain, Instant signedAt) {
    private static final String ORIGIN = "rhybudd/";
    private static final String OFFSET = "offset ";
    private static final String CHAIN = "chain ";
    private static final String TIME = "time ";
    private static final int LINES = 6;

    /** The text that is signed. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return ORIGIN + council + "/" + partition + "\n" + size + "\n" + base64.encodeToString(root) + "\n" + OFFSET
                + lastOffset + "\n" + CHAIN + base64.encodeToString(chain) + "\n" + TIME + signedAt + "\n";
    }

    /** Reads a text that was signed; {@link IllegalArgumentException} where it is no checkpoint. */
    static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1) {
            throw new IllegalArgumentException("a checkpoint has " + LINES + " lines");
        }
        String[] origin = after(ORIGIN, lines[0]).split("/", -1);
        if (origin.length != 3) {
            throw new IllegalArgumentException("a checkpoint begins with rhybudd/council/topic/partition");
        }
        try {
            return new Checkpoint(
                    origin[0].intern(), // the same few in the checkpoints of years
                    new Partition(origin[1].intern(), Integer.parseInt(origin[2])),
                    Long.parseLong(lines[1]),
                    Base64.getDecoder().decode(lines[2]),
                    Long.parseLong(after(OFFSET, lines[3])),
                    Base64.getDecoder().decode(after(CHAIN, lines[4])),
                    Instant.parse(after(TIME, lines[5])));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a checkpoint ends with the time at which it was signed", e);
        }
    }

    private static String after(String word, String line) {
        if (!line.startsWith(word)) {
            throw new IllegalArgumentException("a line of the checkpoint does not begin with " + word.trim());
        }
        return line.substring(word.length());
    }
}
