package cymru.rhybudd.domain.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The measures of one subject of an indicator: the citizen, an award, a contract or a pupil. */
public final class Subject {
    private static final Measure[] MEASURES = Measure.values();
    private static final long ABSENT = Long.MIN_VALUE;

    private final int first;
    private final long[] values;

    Subject(Indicator indicator) {
        this.first = FIRST[indicator.ordinal()];
        this.values = new long[COUNT[indicator.ordinal()]];
        Arrays.fill(values, ABSENT);
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
}
