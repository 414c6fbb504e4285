package cymru.rhybudd.domain.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeekTest {

    static Stream<Arguments> instants() {
        return Stream.of(
                argumentSet("the first instant of a Monday", "2026-11-23T00:00:00Z", "2026-11-23"),
                argumentSet("the last of a Sunday", "2026-11-22T23:59:59.999Z", "2026-11-16"),
                argumentSet("in the middle", "2026-11-25T09:00:00Z", "2026-11-23"),
                argumentSet("the turn of the year is in a week", "2026-12-31T23:59:59.999Z", "2026-12-28"),
                argumentSet("and does not end it", "2027-01-01T00:00:00Z", "2026-12-28"),
                argumentSet("nor does a leap day", "2028-02-29T12:00:00Z", "2028-02-28"),
                argumentSet("before the first tick", "1970-01-01T00:00:00Z", "1969-12-29"));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void beginsOnMondayInUtc(String instant, String monday) {
        assertThat(Week.of(Instant.parse(instant))).isEqualTo(new Week(LocalDate.parse(monday)));
    }

    @Test
    void beginsOnNoOtherDay() {
        assertThatThrownBy(() -> new Week(LocalDate.of(2026, 11, 24)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2026-11-24 is no Monday");
    }
}
