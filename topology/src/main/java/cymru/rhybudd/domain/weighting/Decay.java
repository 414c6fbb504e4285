package cymru.rhybudd.domain.weighting;

/**
 * How a contribution fades with its age in days: 2^(-age / half-life), and nothing from its expiry on. In millionths, rounded
 * to the nearest, by StrictMath, which gives the same bits on every machine (Java SE API, class StrictMath: fdlibm 5.3).
 */
public final class Decay {
    /** What does not decay. */
    public static final int FULL = 1_000_000;
    /** Nothing fades and nothing expires. */
    public static final Decay NONE = new Decay(0, 0);

    /** A half-life that is longer, or an expiry that is later, leads out of every retention period. */
    public static final int MOST_DAYS = 3_660;

    /** An age that nothing reaches. */
    static final long NEVER = Long.MAX_VALUE;

    private final int halfLifeDays;
    private final int expiresAfterDays;
    private final int[] millionths;

    /**
     * A decay with these days.
     *
     * @param halfLifeDays 0 for none: it lasts in full until it expires
     * @param expiresAfterDays 0 for never
     */
    public Decay(int halfLifeDays, int expiresAfterDays) {
        if (halfLifeDays < 0 || halfLifeDays > MOST_DAYS || expiresAfterDays < 0 || expiresAfterDays > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "half-life " + halfLifeDays + ", expiry " + expiresAfterDays + ": days go from 0 to " + MOST_DAYS);
        }
        this.halfLifeDays = halfLifeDays;
        this.expiresAfterDays = expiresAfterDays;
        this.millionths = new int[expiresAfterDays == 0 ? (halfLifeDays == 0 ? 1 : MOST_DAYS) : expiresAfterDays];
        for (int age = 0; age < millionths.length; age++) {
            millionths[age] = halfLifeDays == 0
                    ? FULL
                    : (int) StrictMath.rint(FULL * StrictMath.pow(2, -(double) age / halfLifeDays));
        }
    }

    /** The half-life in days; 0 for none. */
    public int halfLifeDays() {
        return halfLifeDays;
    }

    /** The age in days from which on nothing is left; 0 for never. */
    public int expiresAfterDays() {
        return expiresAfterDays;
    }

    /** What is left at that age, in millionths. */
    public int at(long ageInDays) {
        if (ageInDays <= 0) {
            return FULL;
        }
        if (expiresAfterDays > 0 && ageInDays >= expiresAfterDays) {
            return 0;
        }
        if (halfLifeDays == 0) {
            return FULL;
        }
        return ageInDays < millionths.length ? millionths[(int) ageInDays] : 0;
    }

    /**
     * The first age in days at which less is left than that, in millionths, which is at most {@link #FULL}; {@link #NEVER} where
     * that never comes.
     *
     * @param known an age at which as much is left still: the search goes from there on, and most often ends on the next days
     */
    long firstAgeBelow(long limit, long known) {
        if (limit <= 0 || (halfLifeDays == 0 && expiresAfterDays == 0)) {
            return NEVER;
        }
        long low = known + 1;
        long step = 1;
        while (at(known + step) >= limit) {
            low = known + step + 1;
            step *= 2;
        }
        long high = known + step;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle) < limit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decay decay
                && decay.halfLifeDays == halfLifeDays
                && decay.expiresAfterDays == expiresAfterDays;
    }

    @Override
    public int hashCode() {
        return 31 * halfLifeDays + expiresAfterDays;
    }

    @Override
    public String toString() {
        return "half-life " + halfLifeDays + " d, expires after " + expiresAfterDays + " d";
    }
}
