package cymru.rhybudd.console.desk;

/** What became of an officer's act. */
public enum Verdict {
    /** It stands in the log. */
    TAKEN,
    /** Another came before it, or it says nothing; it changes nothing. */
    REFUSED
}
