package cymru.rhybudd.streams;

/** What the stages count. Counting decides nothing; under exactly-once an aborted transaction may count twice. */
public interface StageMetrics {

    /** A row change became facts, people or parties. */
    void observed(String source, String table);

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
        public void observed(String source, String table) {}

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
