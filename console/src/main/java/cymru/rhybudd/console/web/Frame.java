package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param words the language
 * @param session who has signed in; null for nobody
 * @param toggle the same place in the other language
 * @param section which part of the navigation it belongs to; empty for none
 */
public record Frame(Words words, Assets assets, @Nullable Session session, String toggle, String section) {
    public @Nullable Officer officer() {
        return session == null ? null : session.officer();
    }

    /** Whether the navigation has the pages for governance. */
    public boolean audits() {
        Officer officer = officer();
        return officer != null && officer.audits();
    }

    /** Whether the navigation has the officer's lists. */
    public boolean hasQueue() {
        Officer officer = officer();
        return officer != null && officer.hasQueue();
    }

    /** Whether the navigation has the list of restrictions. */
    public boolean mayRestrict() {
        Officer officer = officer();
        return officer != null && officer.mayRestrict();
    }

    /** Whether the navigation has what became of messages. */
    public boolean seesDeliveries() {
        Officer officer = officer();
        return officer != null && officer.seesDeliveries();
    }

    /** Whether the navigation has the team leaders' pages. */
    public boolean leads() {
        Officer officer = officer();
        return officer != null && officer.leads();
    }
}
