package cymru.rhybudd.local.reconcile;

/**
 * How what is past loses its weight.
 *
 * @param halfLifeDays after so many days half is left; 0 where all is
 * @param expiresAfterDays from then on nothing is left; 0 where that day never comes
 */
record Fading(int halfLifeDays, int expiresAfterDays) {
    static final int WHOLE = 1_000_000;
    static final Fading NEVER = new Fading(0, 0);

    /** What is left after so many days, in millionths, rounded to the nearest. */
    int after(long days) {
        if (expiresAfterDays > 0 && days >= expiresAfterDays) {
            return 0;
        }
        if (halfLifeDays == 0) {
            return WHOLE;
        }
        return (int) StrictMath.round(WHOLE * StrictMath.pow(2, -(double) days / halfLifeDays));
    }
}
