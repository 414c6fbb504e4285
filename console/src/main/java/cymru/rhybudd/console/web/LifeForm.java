package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.governance.Question;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.View;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Reads the form with which somebody asks about one life. */
final class LifeForm {
    /** What can be asked, in the order of the form. */
    static final List<View> VIEWS = List.of(View.ALERT_EXPLAINED, View.KNOWN_AS_OF, View.TIMELINE);

    private static final int SHORTEST_ALERT = 8;
    private static final int LONGEST_REASON = 500;
    private static final String ID = "[A-Za-z0-9|._:-]{1,100}";

    private LifeForm() {}

    /** What is asked; empty where something is wrong, which the form then says. */
    static Optional<Question> read(Form form) {
        Optional<View> view = VIEWS.stream()
                .filter(one -> one.name().equals(form.value("life-view")))
                .findFirst();
        if (view.isEmpty()) {
            form.refuse("life-view", "error.choose");
        }
        String id = form.value("life-id");
        boolean isAlert = view.equals(Optional.of(View.ALERT_EXPLAINED));
        if (!id.matches(ID) || (isAlert && id.length() < SHORTEST_ALERT)) {
            form.refuse("life-id", isAlert ? "gov.error.alert" : "gov.error.citizen");
        }
        Instant at = Instant.EPOCH;
        if (view.equals(Optional.of(View.KNOWN_AS_OF))) {
            Optional<Instant> given = instant(form.value("life-at"));
            if (given.isEmpty()) {
                form.refuse("life-at", "gov.error.at");
            }
            at = given.orElse(at);
        }
        String reason = form.value("life-reason");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            form.refuse("life-reason", "gov.error.reason");
        }
        return form.errors().isEmpty()
                ? Optional.of(new Question(view.orElseThrow(), id, at, reason))
                : Optional.empty();
    }

    /** An instant in UTC, to the millisecond, or a minute or second of the clock on the wall. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text.replace(' ', 'T'))
                                    .atZone(Words.ZONE)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
