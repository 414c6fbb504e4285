package cymru.rhybudd.domain.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PseudonymTest {
    private static final byte[] KEY = "a key of thirty-two bytes, no less".getBytes(UTF_8);
    private static final String FOUNDER = "housing/person/1";

    private final Pseudonym pseudonym = new Pseudonym(KEY, "merthyr");

    /** Made with openssl dgst -sha256 -hmac; an id that changed would part every citizen from their history. */
    @Test
    void staysTheSameForEver() {
        assertThat(pseudonym.of(FOUNDER, 0)).isEqualTo("6eb2ab86-20f1-83b1-8f8e-40abc683b031");
        assertThat(new Pseudonym(KEY.clone(), "merthyr").of(FOUNDER, 0)).isEqualTo(pseudonym.of(FOUNDER, 0));
    }

    @Test
    void differsByKeyCouncilFounderAndGeneration() {
        byte[] otherKey = KEY.clone();
        otherKey[0]++;
        assertThat(Set.of(
                        pseudonym.of(FOUNDER, 0),
                        new Pseudonym(otherKey, "merthyr").of(FOUNDER, 0),
                        new Pseudonym(KEY, "powys").of(FOUNDER, 0),
                        pseudonym.of("housing/person/2", 0),
                        pseudonym.of(FOUNDER, 1)))
                .hasSize(5);
    }

    @Test
    void isAUuidOfVersion8AndOfItsOwnForEveryFounder() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = pseudonym.of("housing/person/" + i, 0);
            ids.add(id);
            UUID uuid = UUID.fromString(id);
            assertThat(uuid.toString()).isEqualTo(id);
            assertThat(uuid.version()).as(id).isEqualTo(8);
            assertThat(uuid.variant()).as(id).isEqualTo(2);
        }
        assertThat(ids).hasSize(10_000);
    }
}
