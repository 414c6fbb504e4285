package cymru.rhybudd.audit.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.records.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The roots are those that Certificate Transparency's own tests give for these leaves (RFC 6962 reference data). */
class MerkleProofTest {
    private static final String[] LEAVES = {
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
    };
    private static final String[] ROOTS = {
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    };

    @Test
    void theRootsAreThoseOfTheReference() {
        TreeHead head = new TreeHead();
        for (int i = 0; i < LEAVES.length; i++) {
            head.append(leaf(HexFormat.of().parseHex(LEAVES[i])));
            assertThat(HexFormat.of().formatHex(head.root())).isEqualTo(ROOTS[i]);
        }
    }

    @Test
    void theRootOfNothingIsTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(new TreeHead().root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void everyLeafOfEveryTreeIsProvenAndNoOtherIs() throws IOException {
        List<byte[]> all = leaves(20);
        for (int size = 1; size <= all.size(); size++) {
            byte[] root = head(all, size).root();
            for (int index = 0; index < size; index++) {
                List<byte[]> path = MerkleProof.inclusion(of(all), index, size);

                assertThat(MerkleProof.provesInclusion(all.get(index), index, size, path, root))
                        .isTrue();
                assertThat(MerkleProof.provesInclusion(leaf("other".getBytes(US_ASCII)), index, size, path, root))
                        .isFalse();
                assertThat(MerkleProof.provesInclusion(all.get(index), index + 1, size, path, root))
                        .isFalse();
                assertThat(MerkleProof.provesInclusion(all.get(index), index, size, path, flipped(root)))
                        .isFalse();
            }
        }
    }

    @Test
    void everyLaterTreeIsProvenToContinueEveryEarlierOne() throws IOException {
        List<byte[]> all = leaves(20);
        for (int later = 1; later <= all.size(); later++) {
            byte[] laterRoot = head(all, later).root();
            for (int earlier = 1; earlier <= later; earlier++) {
                byte[] earlierRoot = head(all, earlier).root();
                List<byte[]> path = MerkleProof.consistency(of(all), earlier, later);

                assertThat(MerkleProof.provesConsistency(earlier, earlierRoot, later, laterRoot, path))
                        .isTrue();
                assertThat(MerkleProof.provesConsistency(earlier, flipped(earlierRoot), later, laterRoot, path))
                        .isFalse();
                assertThat(MerkleProof.provesConsistency(earlier, earlierRoot, later, flipped(laterRoot), path))
                        .isFalse();
            }
        }
    }

    private static byte[] leaf(byte[] content) {
        return new Sha256().add(0x00).add(content).hash();
    }

    private static List<byte[]> leaves(int count) {
        Random random = new Random(7);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] content = new byte[5];
            random.nextBytes(content);
            leaves.add(leaf(content));
        }
        return leaves;
    }

    private static TreeHead head(List<byte[]> leaves, int size) {
        TreeHead head = new TreeHead();
        leaves.subList(0, size).forEach(head::append);
        return head;
    }

    private static byte[] flipped(byte[] hash) {
        byte[] other = hash.clone();
        other[9] ^= 0x10;
        return other;
    }

    private static Leaves of(List<byte[]> leaves) {
        return new Leaves() {
            @Override
            public long size() {
                return leaves.size();
            }

            @Override
            public byte[] hash(long index) {
                return leaves.get((int) index);
            }
        };
    }
}
