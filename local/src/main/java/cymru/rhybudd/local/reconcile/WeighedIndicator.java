package cymru.rhybudd.local.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An indicator as a model weighs it.
 *
 * @param weight basis points, after scaling
 * @param bands by quarter of the weight, 1 to 4: lines of which any is enough, of conditions that must all hold
 * @param from the sources that feed it
 * @param freshDays for so long a sign of life proves its facts; 0 for ever
 */
record WeighedIndicator(
        Indicator indicator,
        int weight,
        Map<Integer, List<List<Condition>>> bands,
        Set<String> from,
        int freshDays,
        Fading fading) {
    private static final long QUARTERS = 4;

    WeighedIndicator {
        bands = Map.copyOf(bands);
        from = Set.copyOf(from);
    }

    /** What the facts add to the score: what the subject does that adds most; of equals the one of the higher band, of equals the first. */
    Contribution contribution(Facts facts, Days days, Holidays holidays) {
        Contribution heaviest = null;
        for (Subject subject : indicator.measure(facts, days)) {
            Contribution contribution = contribution(subject, days.today(), holidays, indicator.systems(facts));
            if (heaviest == null
                    || contribution.points() > heaviest.points()
                    || (contribution.points() == heaviest.points() && contribution.band() > heaviest.band())) {
                heaviest = contribution;
            }
        }
        if (heaviest == null) {
            throw new IllegalStateException(indicator.key() + " has rows and no subject");
        }
        return heaviest;
    }

    private Contribution contribution(Subject subject, LocalDate today, Holidays holidays, Set<String> systems) {
        int band = band(subject.measures());
        LocalDate from = subject.decaysFrom();
        int decay = from == null ? Fading.WHOLE : fading.after(age(from, today, holidays));
        long points = (long) weight * band * decay / (QUARTERS * Fading.WHOLE);
        return new Contribution((int) points, band, decay, from, subject.measures(), systems);
    }

    private long age(LocalDate from, LocalDate today, Holidays holidays) {
        return Math.max(
                0, today.toEpochDay() - from.toEpochDay() - frozen(holidays).between(from, today));
    }

    /** Whether proof that facts of this source still hold is too old. */
    boolean isStale(String source, ProvenFeeds proven, LocalDate today, Holidays holidays) {
        return proven.isStale(source, freshDays, today, frozen(holidays));
    }

    /** The days that do not age it: of all indicators attendance alone rests in the holidays. */
    private Holidays frozen(Holidays holidays) {
        return indicator == Indicator.SCHOOL_ATTENDANCE ? holidays : Holidays.NONE;
    }

    private int band(Map<String, Long> measures) {
        return bands.entrySet().stream()
                .filter(band -> band.getValue().stream()
                        .anyMatch(line -> line.stream().allMatch(condition -> condition.holds(measures))))
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
    }
}
