package cymru.rhybudd.domain.indicator;

/** Parts of a whole, in hundredths and rounded down: per cent as measures hold them. */
final class Parts {
    static final long HUNDREDTHS = 100;

    private Parts() {}

    /** How much one number is of another, which is above zero: hundredths of a per cent. */
    static long percent(long some, long all) {
        return some * HUNDREDTHS * HUNDREDTHS / all;
    }

    /** By how much something fell that was above zero: hundredths of a per cent, never negative. */
    static long fallPercent(long before, long after) {
        return percent(Math.max(0, before - after), before);
    }
}
