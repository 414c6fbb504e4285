package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Indicator.Kind;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to which date each source is proven to have been captured; one that never gave a sign of life is not in it, and nothing
 * of it counts as stale.
 */
public final class Feeds {
    /** No source has given a sign of life yet. */
    public static final Feeds NONE = new Feeds(Map.of());

    private final Map<String, LocalDate> provenOn;
    /** The earliest of the dates, in days since 1970-01-01: nearly always, all are so near that nothing is stale. */
    private final long earliest;

    /** Sources that are proven up to these dates. */
    public Feeds(Map<String, LocalDate> provenOn) {
        this.provenOn = Map.copyOf(provenOn);
        this.earliest = provenOn.values().stream()
                .mapToLong(LocalDate::toEpochDay)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether what the indicator reads from that source is older than the model allows. */
    public boolean isStale(WeightedIndicator weighted, String source, WeightingModel model, LocalDate today) {
        if (weighted.freshDays() == 0 || today.toEpochDay() - weighted.freshDays() <= earliest) {
            return false;
        }
        LocalDate proven = provenOn.get(source);
        if (proven == null) {
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Feeds feeds && feeds.provenOn.equals(provenOn);
    }

    @Override
    public int hashCode() {
        return provenOn.hashCode();
    }

    @Override
    public String toString() {
        return provenOn.toString();
    }
}
