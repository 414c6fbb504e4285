package cymru.rhybudd.domain.alert;

/**
 * From when a stream of row changes is a mass update: a billing run, an uprating, a migration, and not the work of clerks.
 *
 * @param rowsPerTransaction so many rows of a table one transaction may change; every further one is part of a mass update
 * @param timesUsual so many times its usual number of an hour a table may change
 * @param atLeastRowsPerHour up to so many changes of a table in an hour are none, however few are usual
 */
public record StormGuard(int rowsPerTransaction, int timesUsual, int atLeastRowsPerHour) {
    /** So many hours must a table have been watched before anything is usual of it. */
    static final int HOURS_OF_HISTORY = 24;

    private static final int HUNDREDTHS = 100;

    public StormGuard {
        if (rowsPerTransaction < 1 || timesUsual < 1 || atLeastRowsPerHour < 0) {
            throw new IllegalArgumentException("the limits of the storm guard must be positive");
        }
    }

    /** What the latest change of a table is part of. */
    public MassUpdate judge(Flow flow) {
        if (flow.rowsOfTransaction() > rowsPerTransaction) {
            return MassUpdate.TRANSACTION;
        }
        return isStormy(flow) ? MassUpdate.RATE : MassUpdate.NONE;
    }

    private boolean isStormy(Flow flow) {
        return flow.hoursKnown() >= HOURS_OF_HISTORY
                && flow.rowsOfHour() > atLeastRowsPerHour
                && flow.rowsOfHour() * HUNDREDTHS > timesUsual * flow.usualHundredths();
    }

    /** What an hour teaches, in hundredths of a change: of a storm no more than is allowed, or it would make itself usual. */
    long lesson(Flow flow) {
        long all = flow.rowsOfHour() * HUNDREDTHS;
        return isStormy(flow)
                ? Math.max((long) atLeastRowsPerHour * HUNDREDTHS, timesUsual * flow.usualHundredths())
                : all;
    }
}
