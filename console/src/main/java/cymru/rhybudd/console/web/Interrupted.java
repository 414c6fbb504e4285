package cymru.rhybudd.console.web;

/** What is shown only to whoever says why. */
public enum Interrupted {
    /** The alert of a person who is restricted, or lives at a sensitive address. */
    RESTRICTED,
    /** Who else lives where the person lives: another purpose than the alert's. */
    HOUSEHOLD
}
