package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Snoozed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an alert stands, in words. */
final class Standing {
    private Standing() {}

    static String of(Words words, OpenAlert alert) {
        @Nullable OfficerActed acknowledgement = alert.acknowledgement();
        @Nullable Snoozed snooze = alert.snooze();
        return switch (alert.state()) {
            case ACKNOWLEDGED ->
                words.text(
                        "stands.ACKNOWLEDGED",
                        Objects.requireNonNull(acknowledgement).getOfficer());
            case SNOOZED ->
                words.text(
                        "stands.SNOOZED",
                        words.date(Objects.requireNonNull(snooze).getUntil()));
            case CLOSED -> words.text("stands.CLOSED", words.text("outcome." + alert.outcome()));
            case NEW, REOPENED -> words.text("stands." + alert.state());
        };
    }

    static String holder(Words words, OpenAlert alert) {
        String to = alert.course().assignedTo();
        return to == null ? words.text("holder.nobody") : words.text("holder.officer", to);
    }

    /** How long it has waited. */
    static String waited(Words words, OpenAlert alert, Instant now) {
        return waited(words, alert.since(), now);
    }

    static String waited(Words words, Instant since, Instant now) {
        return hoursOrDays(words, Math.max(0, Duration.between(since, now).toHours()));
    }

    static String hoursOrDays(Words words, long hours) {
        return hours < 48 ? words.text("clock.hours", hours) : words.text("clock.days", hours / 24);
    }

    /** How long is left until the deadline; empty without one. */
    static String left(Words words, OpenAlert alert, Instant now) {
        LocalDate deadline = alert.alert().getDeadline();
        if (deadline == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, Words.ZONE), deadline);
        return days < 0 ? words.text("clock.over") : words.text("clock.left", days);
    }
}
