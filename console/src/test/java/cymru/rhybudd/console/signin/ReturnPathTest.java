package cymru.rhybudd.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/queue",
                "/queue?team=housing-options-north&page=2",
                "/queue?team=north&of=c.evans@council",
                "/overview",
                "/team",
                "/team/held",
                "/team/held/hold?hold=revenues%2Fcouncil_tax_balance%2F4711",
                "/alerts/0a-1b"
            })
    void ourPagesAreGoneBackTo(String path) {
        assertThat(ReturnPath.ofOurs(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/queue@evil.example",
                "/team//evil.example",
                "/queue?next=https://evil.example",
                "/alerts/..//evil",
                "/queue\r\nLocation: https://evil.example",
                "javascript:alert(1)"
            })
    void nobodyElsesAre(String path) {
        assertThat(ReturnPath.ofOurs(path)).isEqualTo("/");
    }

    @Test
    void nothingIsTheStart() {
        assertThat(ReturnPath.ofOurs(null)).isEqualTo("/");
    }
}
