package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.words.Words;
import java.util.Optional;

/** Why an officer looks; their own words come with it. */
public enum ViewReason {
    /** They deal with the alert, or are about to. */
    DEALING_WITH_IT,
    /** Somebody may be in danger. */
    SAFETY,
    /** The person asked for it. */
    ASKED_BY_PERSON,
    /** They look after a colleague's work. */
    SUPERVISION;

    /** The field of the choice; the words are in {@code reason}. */
    static final String FIELD = "because";

    /** The reason as the access log keeps it; empty where the form refuses something. */
    static Optional<String> read(Words words, Form form) {
        Optional<ViewReason> because = form.choice(FIELD, ViewReason.class);
        String said = form.text("reason");
        return form.errors().isEmpty()
                ? because.map(reason -> words.text("because." + reason) + ": " + said)
                : Optional.empty();
    }
}
