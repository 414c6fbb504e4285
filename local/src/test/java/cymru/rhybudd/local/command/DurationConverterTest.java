package cymru.rhybudd.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({"1s, PT1S", "90s, PT1M30S", "2m, PT2M", "1h, PT1H", "999999s, PT999999S"})
    void readsDurationsAsPeopleWriteThem(String text, Duration duration) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0s", "90", "s", "-1s", "1.5h", "1 h", "1h30m", "2M", "1d", "01s", "1000000s", " 1s", "1s\n"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is no duration: write 90s, 2m or 1h");
    }
}
