package cymru.rhybudd.domain.alert;

/** Why rows of a citizen changed. */
public enum Cause {
    /** A council system recorded, changed or removed a fact. */
    FACT,
    /** Somebody joined or left the account, contract or pupil that a fact is about. */
    PARTY,
    /** Person records were linked or parted. */
    LINK
}
