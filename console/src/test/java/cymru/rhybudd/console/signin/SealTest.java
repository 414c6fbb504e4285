package cymru.rhybudd.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealTest {
    private static final Seal SEAL = Seal.by("the client secret", "a sign-in under way");

    @Test
    void whatOneInstanceClosesAnotherOpens() {
        String closed = SEAL.close("state and verifier");

        assertThat(closed).matches("[A-Za-z0-9_-]+");
        assertThat(Seal.by("the client secret", "a sign-in under way").open(closed))
                .contains("state and verifier");
    }

    @Test
    void theSameTextIsClosedDifferentlyEachTime() {
        assertThat(SEAL.close("state")).isNotEqualTo(SEAL.close("state"));
    }

    @Test
    void nobodyElseOpensOrChangesIt() {
        String closed = SEAL.close("state");
        char last = closed.charAt(closed.length() - 2);
        String changed = closed.substring(0, closed.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + closed.charAt(closed.length() - 1);

        assertThat(SEAL.open(changed)).isEmpty();
        assertThat(Seal.by("another secret", "a sign-in under way").open(closed))
                .isEmpty();
        assertThat(Seal.by("the client secret", "something else").open(closed)).isEmpty();
    }

    @Test
    void whatWasNeverClosedDoesNotOpen() {
        assertThat(SEAL.open("")).isEmpty();
        assertThat(SEAL.open("not closed")).isEmpty();
        assertThat(SEAL.open("%%%")).isEmpty();
    }
}
