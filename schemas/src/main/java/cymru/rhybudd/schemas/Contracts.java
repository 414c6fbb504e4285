package cymru.rhybudd.schemas;

import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.NullMarked;

/** Every topic that Rhybudd writes and every record that it keeps in a state store. */
@NullMarked
public final class Contracts {
    public static final Contract<Control> CONTROLS = new Contract<>("controls", Control.class);
    public static final Contract<CitizenEvent> CITIZEN_LOG = new Contract<>("citizen-log", CitizenEvent.class);
    public static final Contract<Decision> DECISIONS = new Contract<>("decisions", Decision.class);
    public static final Contract<Assessment> ASSESSMENTS = new Contract<>("assessments", Assessment.class);
    public static final Contract<Alert> ALERTS = new Contract<>("alerts", Alert.class);
    public static final Contract<AlertEvent> ALERT_LOG = new Contract<>("alert-log", AlertEvent.class);
    public static final Contract<ShadowAssessment> SHADOW_ASSESSMENTS =
            new Contract<>("shadow-assessments", ShadowAssessment.class);
    public static final Contract<OfficerActed> OFFICER_ACTIONS = new Contract<>("officer-actions", OfficerActed.class);
    public static final Contract<HeldAlert> HELD_ALERTS = new Contract<>("held-alerts", HeldAlert.class);
    public static final Contract<TeamDigest> TEAM_DIGESTS = new Contract<>("team-digests", TeamDigest.class);
    public static final Contract<OfficerNotification> OFFICER_NOTIFICATIONS =
            new Contract<>("officer-notifications", OfficerNotification.class);
    public static final Contract<DirectoryEntry> CITIZEN_DIRECTORY =
            new Contract<>("citizen-directory", DirectoryEntry.class);
    public static final Contract<Access> ACCESS_LOG = new Contract<>("access-log", Access.class);
    public static final Contract<SignInRecord> CONSOLE_SESSIONS =
            new Contract<>("console-sessions", SignInRecord.class);
    public static final Contract<Restriction> RESTRICTIONS = new Contract<>("restrictions", Restriction.class);

    public static final Contract<OfficerPreferences> OFFICER_PREFERENCES =
            new Contract<>("officer-preferences", OfficerPreferences.class);
    public static final Contract<Delivery> DELIVERIES = new Contract<>("deliveries", Delivery.class);

    private Contracts() {}

    /** The topics, in the order in which a change passes through them. */
    public static List<Contract<?>> topics() {
        return List.of(
                CONTROLS,
                OFFICER_ACTIONS,
                CITIZEN_LOG,
                DECISIONS,
                ASSESSMENTS,
                SHADOW_ASSESSMENTS,
                ALERTS,
                ALERT_LOG,
                OFFICER_NOTIFICATIONS,
                HELD_ALERTS,
                TEAM_DIGESTS,
                CITIZEN_DIRECTORY,
                ACCESS_LOG,
                CONSOLE_SESSIONS,
                RESTRICTIONS,
                OFFICER_PREFERENCES,
                DELIVERIES);
    }

    /** The records that are values of state stores; what is only a part of another is left out. */
    public static List<Class<? extends SpecificRecordBase>> stored() {
        return List.of(
                StoredPerson.class,
                StoredNames.class,
                StoredCluster.class,
                StoredThing.class,
                StoredPosition.class,
                StoredConcern.class,
                StoredAssignment.class,
                StoredCitizen.class,
                StoredControls.class,
                StoredTally.class,
                StoredHold.class,
                StoredBudget.class,
                StoredTelling.class,
                StoredOfficeWork.class,
                StoredOffice.class,
                StoredFlow.class,
                StoredSign.class,
                StoredToldAlert.class);
    }
}
