package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import java.util.function.Predicate;
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

    /** Whether somebody has signed in who has the right. */
    public boolean may(Predicate<Officer> right) {
        Officer officer = officer();
        return officer != null && right.test(officer);
    }
}
