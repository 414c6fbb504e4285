package cymru.rhybudd.console.act;

import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.Unacknowledged;
import cymru.rhybudd.schemas.Unsnoozed;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an officer can do about an alert; each has a page of its own. */
public enum ActKind {
    ACKNOWLEDGE,
    UNACKNOWLEDGE,
    ASSIGN,
    NOTE,
    SNOOZE,
    UNSNOOZE,
    CLOSE,
    REOPEN,
    INTERVENTION,
    NOT_THE_SAME_PERSON,
    WRONG_FACT,
    MISSED;

    /** As it stands in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ActKind> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }

    /** Of which kind an act is; empty for what is done elsewhere. */
    public static Optional<ActKind> of(Object action) {
        if (action instanceof Disputed disputed) {
            return Optional.of(disputed.getDispute() == Dispute.NOT_THE_SAME_PERSON ? NOT_THE_SAME_PERSON : WRONG_FACT);
        }
        return Arrays.stream(values())
                .filter(kind -> kind.action().equals(action.getClass()))
                .findFirst();
    }

    private Class<?> action() {
        return switch (this) {
            case ACKNOWLEDGE -> Acknowledged.class;
            case UNACKNOWLEDGE -> Unacknowledged.class;
            case ASSIGN -> Assigned.class;
            case NOTE -> Noted.class;
            case SNOOZE -> Snoozed.class;
            case UNSNOOZE -> Unsnoozed.class;
            case CLOSE -> OutcomeRecorded.class;
            case REOPEN -> OutcomeWithdrawn.class;
            case INTERVENTION -> InterventionRecorded.class;
            case NOT_THE_SAME_PERSON, WRONG_FACT -> Disputed.class;
            case MISSED -> CaseMissed.class;
        };
    }
}
