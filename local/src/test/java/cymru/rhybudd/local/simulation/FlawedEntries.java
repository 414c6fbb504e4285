package cymru.rhybudd.local.simulation;

import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.SweepContinued;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What planted bugs make of entries of the log of record. */
final class FlawedEntries {
    private FlawedEntries() {}

    /** A tick that says what the machine's clock does. */
    static @Nullable Object byTheMachinesClock(@Nullable Object value, long millis) {
        return value instanceof CitizenEvent event && event.getBody() instanceof ClockTicked
                ? new CitizenEvent(new ClockTicked(Instant.ofEpochMilli(millis)))
                : value;
    }

    static boolean goesOnWithSweep(@Nullable Object value) {
        return value instanceof CitizenEvent event && event.getBody() instanceof SweepContinued;
    }

    static boolean isHandedOver(@Nullable Object value) {
        return value instanceof CitizenEvent event && event.getBody() instanceof HandedOver;
    }
}
