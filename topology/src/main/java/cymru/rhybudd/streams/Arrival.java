package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes to ATTRIBUTE: a changed row, or that the clock ticked. */
sealed interface Arrival permits SourceRow, Arrival.Tick {

    /** The clock ticked: parties' last days may be over. */
    record Tick(Instant instant) implements Arrival {}

    /** The tick that a control record is, if it is one. */
    static List<Arrival> ticks(@Nullable Control control) {
        return control != null && control.getBody() instanceof ClockTicked tick
                ? List.of(new Tick(tick.getInstant()))
                : List.of();
    }
}
