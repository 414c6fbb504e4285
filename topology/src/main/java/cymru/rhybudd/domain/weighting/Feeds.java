package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator.Kind;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to which date each source is proven to have been captured; one that never gave a sign of life is not in it, and nothing
 * of it counts as stale.
 */
public record Feeds(Map<String, LocalDate> provenOn) {
    /** No source has given a sign of life yet. */
    public static final Feeds NONE = new Feeds(Map.of());

    public Feeds {
        provenOn = Map.copyOf(provenOn);
    }

    /** Whether what the indicator reads from that source is older than the model allows. */
    public boolean isStale(WeightedIndicator weighted, String source, WeightingModel model, LocalDate today) {
        LocalDate proven = provenOn.get(source);
        if (proven == null || weighted.freshDays() == 0) {
            return false;
        }
        long from = proven.toEpochDay();
        long days = today.toEpochDay() - from;
        if (days <= weighted.freshDays()) {
            return false;
        }
        boolean school = weighted.indicator().kind() == Kind.TREND;
        return days - (school ? model.schoolHolidays().daysBetween(from, today.toEpochDay()) : 0)
                > weighted.freshDays();
    }

    /** The date up to which that source is proven; null where it never gave a sign of life. */
    public @Nullable LocalDate provenOn(String source) {
        return provenOn.get(source);
    }
}
