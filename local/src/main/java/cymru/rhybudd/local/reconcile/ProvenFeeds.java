package cymru.rhybudd.local.reconcile;

import java.time.LocalDate;
import java.util.Map;

/**
 * Up to which date each source is proven to have been captured.
 *
 * @param dates by source; one that never gave a sign of life is not in it, and nothing of it is stale
 */
public record ProvenFeeds(Map<String, LocalDate> dates) {
    /** No source has given a sign of life, or all have given one just now. */
    public static final ProvenFeeds UNDOUBTED = new ProvenFeeds(Map.of());

    public ProvenFeeds {
        dates = Map.copyOf(dates);
    }

    /** Whether proof of that source is more than so many days old, those of the holidays not counted; never with 0 days. */
    boolean isStale(String source, int freshDays, LocalDate today, Holidays holidays) {
        LocalDate proven = dates.get(source);
        return proven != null
                && freshDays > 0
                && today.toEpochDay() - proven.toEpochDay() - holidays.between(proven, today) > freshDays;
    }
}
