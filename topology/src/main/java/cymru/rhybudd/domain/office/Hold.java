package cymru.rhybudd.domain.office;

/**
 * What alerts wait under, until a supervisor rules about all of them at once or the week turns.
 *
 * @param name what a supervisor calls it by
 */
public record Hold(String name, HoldReason reason) {
    private static final String BUDGET = "budget/";
    private static final String MODEL = "model/";

    /** The hold of a mass update. */
    public static Hold ofMassUpdate(String id) {
        return new Hold(id, HoldReason.MASS_UPDATE);
    }

    /** The hold of what a model raised or closed when it came into force. */
    public static Hold ofModel(String version) {
        return new Hold(MODEL + version, HoldReason.MODEL_CHANGE);
    }

    /** The hold of what a team's budget of that week does not go to. */
    public static Hold ofBudget(String team, Week week) {
        return new Hold(BUDGET + team + "/" + week.monday(), HoldReason.BUDGET);
    }
}
