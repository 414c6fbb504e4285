package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldUpToTest {
    @Test
    void itIsReadAsItIsWritten() {
        for (ToldUpTo upTo : List.of(
                ToldUpTo.NOTHING, new ToldUpTo(5, -1), new ToldUpTo(-1, 0), new ToldUpTo(12, 3), new ToldUpTo(0, 0))) {
            assertThat(ToldUpTo.read(upTo.text())).as(upTo.text()).contains(upTo);
        }
        assertThat(new ToldUpTo(5, -1).text()).isEqualTo("5");
        assertThat(new ToldUpTo(12, 3).text()).isEqualTo("12-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1-", "-2", "1-2-3", "1--1", "9999999999999999999"})
    void anythingElseIsNothing(String text) {
        assertThat(ToldUpTo.read(text)).isEmpty();
        assertThat(ToldUpTo.read(null)).isEmpty();
    }

    @Test
    void neitherIncludesTheOtherWhereEachIsAheadOnce() {
        ToldUpTo one = new ToldUpTo(5, 1);
        ToldUpTo other = new ToldUpTo(4, 2);

        assertThat(one.includes(other)).isFalse();
        assertThat(other.includes(one)).isFalse();
        assertThat(one.and(other).includes(one)).isTrue();
        assertThat(one.and(other)).isEqualTo(new ToldUpTo(5, 2));
    }
}
