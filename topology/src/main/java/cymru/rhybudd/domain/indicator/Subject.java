package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of one subject of an indicator: the citizen, an award, a contract or a pupil; and from when they decay, unless
 * they live.
 */
public final class Subject {
    /** Stands for the day from which a living subject decays. */
    private static final long LIVES = Long.MAX_VALUE;

    private static final Measure[] MEASURES = Measure.values();
    private static final long ABSENT = Long.MIN_VALUE;

    private final int first;
    private final long[] values;
    private long decaysFrom = LIVES;

    Subject(Indicator indicator) {
        this.first = FIRST[indicator.ordinal()];
        this.values = new long[COUNT[indicator.ordinal()]];
        Arrays.fill(values, ABSENT);
    }

    /**
     * A subject as it was kept: the values in the order of the indicator's measures, each null where it is absent.
     *
     * @param decaysFrom null for one that lives
     */
    public static Subject of(Indicator indicator, List<@Nullable Long> values, @Nullable LocalDate decaysFrom) {
        Subject subject = new Subject(indicator);
        for (int i = 0; i < subject.values.length && i < values.size(); i++) {
            Long value = values.get(i);
            subject.values[i] = value == null ? ABSENT : value;
        }
        return decaysFrom == null ? subject : subject.decaysFrom(decaysFrom);
    }

    Subject decaysFrom(LocalDate day) {
        return decaysFrom(day.toEpochDay());
    }

    Subject decaysFrom(long epochDay) {
        decaysFrom = epochDay;
        return this;
    }

    /** Whether it does not decay. */
    public boolean lives() {
        return decaysFrom == LIVES;
    }

    /** The day from which it decays, in days since 1970-01-01; only where it does not live. */
    public long decaysFromDay() {
        return decaysFrom;
    }

    /** The day from which it decays; null where it lives. */
    public @Nullable LocalDate decaysFrom() {
        return lives() ? null : LocalDate.ofEpochDay(decaysFrom);
    }

    private static final int[] FIRST = new int[Indicator.values().length];
    private static final int[] COUNT = new int[Indicator.values().length];

    static {
        for (int i = MEASURES.length - 1; i >= 0; i--) {
            FIRST[MEASURES[i].indicator().ordinal()] = i;
            COUNT[MEASURES[i].indicator().ordinal()]++;
        }
    }

    /** One measure and its value, in hundredths for weeks and per cent. */
    public record Measured(Measure measure, long value) {}

    Subject with(Measure measure, long value) {
        values[measure.ordinal() - first] = value;
        return this;
    }

    Subject with(Measure measure, boolean value) {
        return with(measure, value ? 1 : 0);
    }

    /** Whether there is a value to compare. */
    public boolean has(Measure measure) {
        return values[measure.ordinal() - first] != ABSENT;
    }

    /** The value; only where {@link #has}. */
    public long value(Measure measure) {
        return values[measure.ordinal() - first];
    }

    /** The values in the order of the indicator's measures, each null where it is absent. */
    public List<@Nullable Long> values() {
        List<@Nullable Long> all = new ArrayList<>(values.length);
        for (long value : values) {
            all.add(value == ABSENT ? null : (Long) value);
        }
        return all;
    }

    /** All measures that have a value. */
    public List<Measured> measured() {
        List<Measured> all = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ABSENT) {
                all.add(new Measured(MEASURES[first + i], values[i]));
            }
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subject subject
                && subject.first == first
                && subject.decaysFrom == decaysFrom
                && Arrays.equals(subject.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + Long.hashCode(decaysFrom);
    }

    @Override
    public String toString() {
        return measured() + (lives() ? "" : " decaying from " + decaysFrom());
    }
}
