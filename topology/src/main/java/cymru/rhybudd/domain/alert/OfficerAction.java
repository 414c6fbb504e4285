package cymru.rhybudd.domain.alert;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an officer did about one citizen. */
public sealed interface OfficerAction {

    /** Asks not to be told again of the open alert of that kind until something changes, to the end of that day at the latest. */
    record Snoozed(AlertKind kind, LocalDate until, String reason) implements OfficerAction {}

    /** Asks to be told again of the open alert of that kind. */
    record Unsnoozed(AlertKind kind) implements OfficerAction {}

    /** Did something that is recorded and changes nothing of what is told: acknowledged, assigned, noted, disputed, helped. */
    record Recorded() implements OfficerAction {}

    /** Took the case on. */
    record CaseOpened(String reference) implements OfficerAction {}

    /** Closed the case. */
    record CaseClosed(String reference) implements OfficerAction {}

    /**
     * Said what an alert came to.
     *
     * @param indicator the key of the one that led the alert, as the alert says
     * @param modelVersion the model that judged, as the alert says
     */
    record OutcomeRecorded(String alertId, AlertOutcome outcome, String indicator, String modelVersion)
            implements OfficerAction {}

    /**
     * Said that an alert should have been raised, and was not.
     *
     * @param indicator the key of the one that should have shown it; null when none would have
     */
    record CaseMissed(
            LocalDate shouldHaveBeenRaisedBy, @Nullable String indicator) implements OfficerAction {}
}
