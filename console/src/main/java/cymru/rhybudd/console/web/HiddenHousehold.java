package cymru.rhybudd.console.web;

/** Why a household is not shown, to nobody and for no reason. */
public enum HiddenHousehold {
    /** The directory does not say where the person lives. */
    UNKNOWN_ADDRESS,
    /** Somebody must be protected there. */
    SENSITIVE_ADDRESS,
    /** So many people, or names, are no household: a hostel, a home, a block under one number. */
    COMMUNAL_ADDRESS
}
