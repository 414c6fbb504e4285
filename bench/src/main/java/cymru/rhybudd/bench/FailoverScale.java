package cymru.rhybudd.bench;

/**
 * How often an instance is killed.
 *
 * @param adults of the council
 * @param kills of the one that takes in every row change, one after the other
 */
record FailoverScale(int adults, int kills) {
    static final FailoverScale QUICK = new FailoverScale(2_000, 1);
    static final FailoverScale FULL = new FailoverScale(10_000, 5);
}
