package cymru.rhybudd.audit.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How much later one thing was than another, in words: in its two largest units, to the millisecond of a record's time. */
record Delay(Duration time) {
    private static final double SECOND = 1_000.0;

    /** From one instant to another; below zero where clocks disagree. */
    static Delay between(Instant earlier, Instant later) {
        return new Delay(Duration.between(earlier.truncatedTo(ChronoUnit.MILLIS), later));
    }

    /** How long, without regard to which was first. */
    String words(LifeWords words) {
        Duration length = time.abs();
        if (length.toDays() > 0) {
            return words.say("delay.days", Long.toString(length.toDays()), Integer.toString(length.toHoursPart()));
        }
        if (length.toHours() > 0) {
            return words.say("delay.hours", Long.toString(length.toHours()), Integer.toString(length.toMinutesPart()));
        }
        if (length.toMinutes() > 0) {
            return words.say(
                    "delay.minutes", Long.toString(length.toMinutes()), Integer.toString(length.toSecondsPart()));
        }
        return length.toSeconds() > 0
                ? words.say("delay.seconds", String.format(Locale.ROOT, "%.1f", length.toMillis() / SECOND))
                : words.say("delay.milliseconds", Long.toString(length.toMillis()));
    }

    /** That much later; or before, by a clock that runs ahead of the broker's. */
    String later(LifeWords words) {
        return words.say(time.isNegative() ? "delay.before" : "delay.later", words(words));
    }
}
