package cymru.rhybudd.local.reconcile;

import java.util.Locale;

/**
 * One respect in which NOTIFY did not do with an alert what its log and the rules say.
 *
 * @param must where it must be, or what must be true of it
 * @param is where it is
 */
public record Misplaced(Kind kind, String alertId, String must, String is) {
    /** The respect. */
    public enum Kind {
        /** Nowhere to be found. */
        LOST,
        /** In more than one place. */
        TWICE,
        /** Told, held or digested, and no alert of the log says so. */
        UNSAID,
        /** Passed on with another content than the log has. */
        OTHERWISE,
        /** Released from another hold than it is seen in, or seen as released and not told. */
        HOLD,
        /** Statutory, and not told at once. */
        NOT_AT_ONCE,
        /** Of a new model alone, and told without a supervisor's ruling. */
        NOT_HELD,
        /** The closing of what nobody ever heard of, told or held. */
        UNHEARD,
        /** Withdrawn, and no other alert took its place. */
        UNREPLACED,
        /** Counted in the wrong week, not counted, or more than the budget. */
        BUDGET
    }

    /** In what, and of which alert, whatever either side says by now. */
    Respect respect() {
        return new Respect(kind, alertId);
    }

    record Respect(Kind kind, String alertId) {}

    /** One line. */
    public String text() {
        return "%s: alert %s must be %s, is %s"
                .formatted(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), alertId, must, is);
    }
}
