package cymru.rhybudd.schemas.serde;

import java.time.LocalDate;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.DateConversion;
import org.jspecify.annotations.Nullable;

/** Reads dates as the same objects: most rows of a log are of a few thousand days, and whoever replays it holds very many. Threads may share it. */
final class SharedDates extends DateConversion {
    static final SharedDates OF_ALL = new SharedDates();

    /** To 2059. */
    private final @Nullable LocalDate[] days = new LocalDate[1 << 15];

    private SharedDates() {}

    @Override
    public LocalDate fromInt(Integer daysFromEpoch, Schema schema, LogicalType type) {
        int day = daysFromEpoch;
        if (day < 0 || day >= days.length) {
            return LocalDate.ofEpochDay(day);
        }
        LocalDate known = days[day];
        if (known == null) {
            known = LocalDate.ofEpochDay(day);
            days[day] = known;
        }
        return known;
    }
}
