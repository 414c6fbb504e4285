package cymru.rhybudd.local.simulation;

/** What is amiss after a history. */
record Finding(Check check, String text) {
    @Override
    public String toString() {
        return "%s (%s): %s".formatted(check, check.meaning(), text);
    }
}
