package cymru.rhybudd.domain.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The nine indicators, in the order in which every assessment lists them. Each is defined in {@code docs/meaning.md}. */
public enum Indicator {
    LEVEL_OF_DEBT(Domain.REVENUES, Kind.STATE),
    COUNCIL_TAX_REDUCTION(Domain.REVENUES, Kind.EVENT),
    SUPPORT_SHOCK(Domain.REVENUES, Kind.EVENT),
    RENT_ARREARS(Domain.HOUSING, Kind.STATE),
    THREAT_TO_TENANCY(Domain.HOUSING, Kind.STATE),
    HOUSING_INSTABILITY(Domain.HOUSING, Kind.COUNT),
    DEPENDANTS_EXCLUSIONS(Domain.EDUCATION, Kind.COUNT),
    SCHOOL_ATTENDANCE(Domain.EDUCATION, Kind.TREND),
    SCHOOL_MEALS_OR_MOVE(Domain.EDUCATION, Kind.EVENT);

    /** How an indicator ages. */
    public enum Kind {
        /** Holds until the source says otherwise, and decays from its end. */
        STATE,
        /** Happened on a day, and decays from it. */
        EVENT,
        /** Happened so often within a rolling window, and decays from the latest. */
        COUNT,
        /** Changed against an earlier window, and decays from the end of the later. */
        TREND
    }

    private static final Map<String, Indicator> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Indicator::key, indicator -> indicator));

    private final Domain domain;
    private final Kind kind;
    private final String key;

    Indicator(Domain domain, Kind kind) {
        this.domain = domain;
        this.kind = kind;
        this.key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The indicator of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Indicator of(String key) {
        Indicator indicator = BY_KEY.get(key);
        if (indicator == null) {
            throw new IllegalArgumentException("there is no indicator '" + key + "'");
        }
        return indicator;
    }

    /** The part of the council's work it belongs to. */
    public Domain domain() {
        return domain;
    }

    public Kind kind() {
        return kind;
    }

    /** Its name in model files and on topics, such as rent-arrears. */
    public String key() {
        return key;
    }
}
