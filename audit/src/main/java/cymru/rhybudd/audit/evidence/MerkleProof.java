package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Proofs that need neither the other records nor us: that a record is one of those under a root, and that a later root only added
 * records to an earlier one (RFC 9162, sections 2.1.3 and 2.1.4).
 */
public final class MerkleProof {
    private MerkleProof() {}

    /** The hashes with which the leaf at that place leads to the root over the first {@code size} leaves. */
    static List<byte[]> inclusion(Leaves leaves, long index, long size) throws IOException {
        if (index < 0 || index >= size || size > leaves.size()) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size + " of " + leaves.size());
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(leaves, index, 0, size, path);
        return path;
    }

    private static void inclusion(Leaves leaves, long index, long from, long to, List<byte[]> path) throws IOException {
        if (to - from == 1) {
            return;
        }
        long middle = from + powerBelow(to - from);
        if (index < middle) {
            inclusion(leaves, index, from, middle, path);
            path.add(root(leaves, middle, to));
        } else {
            inclusion(leaves, index, middle, to, path);
            path.add(root(leaves, from, middle));
        }
    }

    /** The hashes with which the root over the first {@code earlier} leaves and the root over the first {@code later} are both found. */
    static List<byte[]> consistency(Leaves leaves, long earlier, long later) throws IOException {
        if (earlier < 1 || earlier > later || later > leaves.size()) {
            throw new IllegalArgumentException("no sizes to compare: " + earlier + " and " + later);
        }
        List<byte[]> path = new ArrayList<>();
        if (earlier < later) {
            consistency(leaves, earlier, 0, later, true, path);
        }
        return path;
    }

    private static void consistency(Leaves leaves, long earlier, long from, long to, boolean known, List<byte[]> path)
            throws IOException {
        if (earlier == to) {
            if (!known) {
                path.add(root(leaves, from, to));
            }
            return;
        }
        long middle = from + powerBelow(to - from);
        if (earlier <= middle) {
            consistency(leaves, earlier, from, middle, known, path);
            path.add(root(leaves, middle, to));
        } else {
            consistency(leaves, earlier, middle, to, false, path);
            path.add(root(leaves, from, middle));
        }
    }

    private static byte[] root(Leaves leaves, long from, long to) throws IOException {
        TreeHead head = new TreeHead();
        for (long i = from; i < to; i++) {
            head.append(leaves.hash(i));
        }
        return head.root();
    }

    /** The greatest power of two below the number, which is at least 2. */
    private static long powerBelow(long number) {
        return Long.highestOneBit(number - 1);
    }

    /** Whether the path proves that the leaf stands at that place under the root (RFC 9162, section 2.1.3.2). */
    public static boolean provesInclusion(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        Sha256 sha256 = new Sha256();
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHead.node(sha256, sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHead.node(sha256, hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether the path proves that the later root only added to the earlier one (RFC 9162, section 2.1.4.2). */
    public static boolean provesConsistency(
            long earlier, byte[] earlierRoot, long later, byte[] laterRoot, List<byte[]> path) {
        if (earlier < 1 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && MessageDigest.isEqual(earlierRoot, laterRoot);
        }
        List<byte[]> hashes = new ArrayList<>(path);
        if (Long.bitCount(earlier) == 1) {
            hashes.add(0, earlierRoot);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        Sha256 sha256 = new Sha256();
        long node = earlier - 1;
        long last = later - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] first = hashes.get(0);
        byte[] second = hashes.get(0);
        for (byte[] hash : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                first = TreeHead.node(sha256, hash, first);
                second = TreeHead.node(sha256, hash, second);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                second = TreeHead.node(sha256, second, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(first, earlierRoot) && MessageDigest.isEqual(second, laterRoot);
    }
}
