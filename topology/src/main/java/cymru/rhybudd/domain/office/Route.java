package cymru.rhybudd.domain.office;

/** Which way an alert goes. */
public sealed interface Route {

    /**
     * Whether what goes this way takes the place of what waits there and says less. It does if it is sure to be told without a ruling, or if whoever rules
     * about it rules about both.
     */
    boolean takesPlacesUnder(Hold hold);

    /**
     * To its team, at once.
     *
     * @param counts whether it counts in the team's budget
     */
    record Told(boolean counts) implements Route {
        @Override
        public boolean takesPlacesUnder(Hold hold) {
            return true;
        }
    }

    /** It waits. */
    record Held(Hold hold) implements Route {
        @Override
        public boolean takesPlacesUnder(Hold other) {
            return hold.reason() == HoldReason.BUDGET || hold.equals(other);
        }
    }
}
