package cymru.rhybudd.streams;

/** What the stages count. Counting decides nothing; under exactly-once an aborted transaction may count twice. */
public interface StageMetrics {
    /** Stands where a row change concerns no indicator. */
    String NO_INDICATOR = "none";

    /** A row change became a fact of this indicator, or something of a person or a party ({@value #NO_INDICATOR}). */
    void observed(String source, String indicator);

    /** A repetition, or a change older than what is known, was dropped. */
    void repeated(String source);

    /** A fact had no lawful purpose; its value is stored nowhere. */
    void withheld(String source, String fact);

    /** A record went to the dead letters. */
    void deadLetter(String stage, String reason);

    /** A verdict was reached. */
    void decided(String reason);

    /** An alert was raised. */
    void alerted(String kind, String colour);

    /** A feed gave a sign of life, at that time by the source's clock, in milliseconds since 1970. */
    void feedAlive(String source, long atMillis);

    /** Counts nothing. */
    StageMetrics NONE = new StageMetrics() {
        @Override
        public void observed(String source, String indicator) {}

        @Override
        public void repeated(String source) {}

        @Override
        public void withheld(String source, String fact) {}

        @Override
        public void deadLetter(String stage, String reason) {}

        @Override
        public void decided(String reason) {}

        @Override
        public void alerted(String kind, String colour) {}

        @Override
        public void feedAlive(String source, long atMillis) {}
    };
}
