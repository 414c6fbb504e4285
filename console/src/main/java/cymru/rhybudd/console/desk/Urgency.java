package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;

/** In what order alerts are looked into, the most urgent first. */
public enum Urgency {
    /** A statutory step, whatever the score: the law sets the day. */
    STATUTORY,
    RED,
    AMBER,
    /** The colour has fallen since, or too little is known to give one. */
    OTHER;

    /** How urgent an alert is. */
    public static Urgency of(Alert alert) {
        return switch (alert.getKind()) {
            case NOTICE_SERVED, CLAIM_ISSUED, EVICTION_DATED -> STATUTORY;
            case ESCALATION ->
                switch (alert.getRagAfter()) {
                    case RED -> RED;
                    case AMBER -> AMBER;
                    case GREEN, UNKNOWN -> OTHER;
                };
        };
    }
}
