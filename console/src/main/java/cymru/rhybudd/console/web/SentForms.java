package cymru.rhybudd.console.web;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which forms were sent already, so that a double click acts once; of the latest thousand. */
final class SentForms {
    private static final int MOST = 1_000;

    private final Set<String> sent = new LinkedHashSet<>();

    /** Whether the form was not sent before. */
    synchronized boolean isFirst(String form) {
        boolean isFirst = sent.add(form);
        if (sent.size() > MOST) {
            sent.remove(sent.iterator().next());
        }
        return isFirst;
    }

    /** The form did nothing, and may be sent again. */
    synchronized void forget(String form) {
        sent.remove(form);
    }
}
