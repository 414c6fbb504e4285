package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * The root of a Merkle tree that grows leaf by leaf, and the chain over the same leaves (RFC 9162, section 2.1.1). It keeps the roots of the
 * perfect subtrees only: one for each bit of the size. For one thread.
 */
final class TreeHead {
    private static final int NODE = 0x01;

    private final Sha256 sha256 = new Sha256();
    private final List<byte[]> perfect = new ArrayList<>();
    private byte[] chain = new byte[Sha256.LENGTH];
    private long size;

    /** The tree has one more leaf. */
    void append(byte[] leaf) {
        chain = sha256.add(chain).add(leaf).hash();
        byte[] right = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            right = node(perfect.remove(perfect.size() - 1), right);
        }
        perfect.add(right);
        size++;
    }

    long size() {
        return size;
    }

    /** The root over all leaves; of none, the hash of nothing. */
    byte[] root() {
        if (perfect.isEmpty()) {
            return sha256.hash();
        }
        byte[] root = perfect.get(perfect.size() - 1);
        for (int i = perfect.size() - 2; i >= 0; i--) {
            root = node(perfect.get(i), root);
        }
        return root;
    }

    /** Each leaf hashed together with the chain before it; 32 zero bytes before the first. */
    byte[] chain() {
        return chain.clone();
    }

    byte[] node(byte[] left, byte[] right) {
        return node(sha256, left, right);
    }

    static byte[] node(Sha256 sha256, byte[] left, byte[] right) {
        return sha256.add(NODE).add(left).add(right).hash();
    }
}
