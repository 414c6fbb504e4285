package cymru.rhybudd.schemas.outcome;

import cymru.rhybudd.schemas.AlertOutcome;

/** Of which alerts the concern was there. */
public final class Concerns {
    private Concerns() {}

    /** Whether an officer looked into the alert rightly, whatever could be done then. */
    public static boolean wasThere(AlertOutcome outcome) {
        return switch (outcome) {
            case USEFUL, ALREADY_KNOWN, TOO_LATE, DECLINED -> true;
            case WRONG_PERSON, WRONG_DATA -> false;
        };
    }
}
