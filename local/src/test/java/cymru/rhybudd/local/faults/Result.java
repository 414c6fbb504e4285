package cymru.rhybudd.local.faults;

import java.time.LocalDate;

/**
 * What a fault came to.
 *
 * @param changes committed in the council's databases meanwhile
 * @param gapMillis the longest that a change waited until what was decided about it could be read
 * @param alerts that were raised, each once however often it was read
 * @param lost alerts that had to be raised and were not
 * @param twice alerts that came again
 * @param unexpected alerts that had not to be raised
 * @param differences of {@code reconcile}
 * @param unverified differences of {@code audit verify}
 */
record Result(
        String fault,
        String what,
        LocalDate day,
        long changes,
        long gapMillis,
        int alerts,
        int lost,
        int twice,
        int unexpected,
        int differences,
        int unverified) {

    boolean isClean() {
        return lost == 0 && twice == 0 && unexpected == 0 && differences == 0 && unverified == 0;
    }

    /** Both in one, under the name of this one. */
    Result and(Result other) {
        return new Result(
                fault,
                what,
                other.day,
                changes + other.changes,
                Math.max(gapMillis, other.gapMillis),
                alerts + other.alerts,
                lost + other.lost,
                twice + other.twice,
                unexpected + other.unexpected,
                differences + other.differences,
                unverified + other.unverified);
    }

    /** The same of another fault. */
    Result as(String name, String words) {
        return new Result(
                name, words, day, changes, gapMillis, alerts, lost, twice, unexpected, differences, unverified);
    }
}
