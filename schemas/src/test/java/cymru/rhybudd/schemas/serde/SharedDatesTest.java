package cymru.rhybudd.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SharedDatesTest {
    private final SharedDates dates = SharedDates.OF_ALL;

    private LocalDate read(long day) {
        return dates.fromInt(Math.toIntExact(day), Schema.create(Schema.Type.INT), LogicalTypes.date());
    }

    @Test
    void aDateIsTheSameObjectHoweverOftenItIsRead() {
        long day = LocalDate.of(2026, 11, 26).toEpochDay();

        assertThat(read(day)).isEqualTo("2026-11-26").isSameAs(read(day));
    }

    @Test
    void datesOfOtherCenturiesAreReadAsWell() {
        for (long day : new long[] {Integer.MIN_VALUE, -1, 0, (1 << 15) - 1, 1 << 15, Integer.MAX_VALUE}) {
            assertThat(read(day)).isEqualTo(LocalDate.ofEpochDay(day));
        }
    }
}
