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

    /** Stands for no day at all: nothing is left to decay. */
    static final long NO_DAY = Long.MIN_VALUE;

    private static final Measure[] MEASURES = Measure.values();
    private static final long ABSENT = Long.MIN_VALUE;
    /** By indicator, the place of its first measure among all. */
    private static final int[] FIRST = new int[Indicator.values().length];
    /** By indicator, the values of a subject of which nothing has been measured yet: a copy is cheaper than filling one. */
    private static final long[][] NOTHING = new long[FIRST.length][];

    static {
        for (Indicator indicator : Indicator.values()) {
            List<Measure> own = Arrays.stream(MEASURES)
                    .filter(measure -> measure.indicator() == indicator)
                    .toList();
            FIRST[indicator.ordinal()] = own.get(0).ordinal();
            NOTHING[indicator.ordinal()] = new long[own.size()];
            Arrays.fill(NOTHING[indicator.ordinal()], ABSENT);
        }
    }

    private final int first;
    private final long[] values;
    private long decaysFrom = LIVES;

    Subject(Indicator indicator) {
        this.first = FIRST[indicator.ordinal()];
        this.values = NOTHING[indicator.ordinal()].clone();
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

    /** @param epochDay days since 1970-01-01; {@link #NO_DAY} for one of which there is nothing to decay */
    Subject decaysFrom(long epochDay) {
        decaysFrom = epochDay == NO_DAY ? LIVES : epochDay;
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

    /** Whether a measure of it is another every day: days that count up or down, while it lives. */
    public boolean countsDays() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ABSENT && lives() && MEASURES[first + i].unit().perDay() != 0) {
                return true;
            }
        }
        return false;
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
