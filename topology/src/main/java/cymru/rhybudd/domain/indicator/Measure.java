package cymru.rhybudd.domain.indicator;

import java.util.List;
import java.util.Locale;

/** What is measured of a citizen's facts; each measure is defined in {@code docs/meaning.md}. */
public enum Measure {
    INSTALMENTS_OVERDUE(Indicator.LEVEL_OF_DEBT, Unit.COUNT),
    DAYS_SINCE_OLDEST_MISS(Indicator.LEVEL_OF_DEBT, Unit.DAYS_RISING),
    RECOVERY_STAGE(Indicator.LEVEL_OF_DEBT, Unit.RECOVERY_STAGE),

    AWARD_CUT_PERCENT(Indicator.COUNCIL_TAX_REDUCTION, Unit.PERCENT),
    DAYS_UNIVERSAL_CREDIT_WITHOUT_AWARD(Indicator.COUNCIL_TAX_REDUCTION, Unit.DAYS_RISING),
    AWARD_ENDED_OR_REFUSED(Indicator.COUNCIL_TAX_REDUCTION, Unit.YES_OR_NO),
    COUNCIL_TAX_BALANCE_DUE(Indicator.COUNCIL_TAX_REDUCTION, Unit.YES_OR_NO),

    SUPPORT_FALL_PERCENT(Indicator.SUPPORT_SHOCK, Unit.PERCENT),
    DISCRETIONARY_PAYMENT_REFUSED(Indicator.SUPPORT_SHOCK, Unit.YES_OR_NO),

    ARREARS_WEEKS(Indicator.RENT_ARREARS, Unit.WEEKS),
    ARREARS_OF_TWO_MONTHS(Indicator.RENT_ARREARS, Unit.YES_OR_NO),

    POSSESSION_STAGE(Indicator.THREAT_TO_TENANCY, Unit.POSSESSION_STAGE),
    DAYS_TO_EVICTION(Indicator.THREAT_TO_TENANCY, Unit.DAYS_FALLING),

    MOVES_IN_24_MONTHS(Indicator.HOUSING_INSTABILITY, Unit.COUNT),
    CASES_IN_24_MONTHS(Indicator.HOUSING_INSTABILITY, Unit.COUNT),
    IN_TEMPORARY_ACCOMMODATION(Indicator.HOUSING_INSTABILITY, Unit.YES_OR_NO),

    SESSIONS_EXCLUDED(Indicator.DEPENDANTS_EXCLUSIONS, Unit.COUNT),
    EXCLUSION_EPISODES(Indicator.DEPENDANTS_EXCLUSIONS, Unit.COUNT),
    PERMANENTLY_EXCLUDED(Indicator.DEPENDANTS_EXCLUSIONS, Unit.YES_OR_NO),

    ABSENCE_PERCENT(Indicator.SCHOOL_ATTENDANCE, Unit.PERCENT),
    ABSENCE_DOUBLED(Indicator.SCHOOL_ATTENDANCE, Unit.YES_OR_NO),

    TRANSITIONAL_MEALS_ONLY(Indicator.SCHOOL_MEALS_OR_MOVE, Unit.YES_OR_NO),
    NEWLY_ELIGIBLE_FOR_MEALS(Indicator.SCHOOL_MEALS_OR_MOVE, Unit.YES_OR_NO),
    MEALS_LOST(Indicator.SCHOOL_MEALS_OR_MOVE, Unit.YES_OR_NO),
    IN_ARREARS(Indicator.SCHOOL_MEALS_OR_MOVE, Unit.YES_OR_NO),
    MOVES_OF_SCHOOL_IN_90_DAYS(Indicator.SCHOOL_MEALS_OR_MOVE, Unit.COUNT);

    /** How a measure is written in model files, and how it moves with time. */
    public enum Unit {
        COUNT(1, 0, List.of()),
        YES_OR_NO(1, 0, List.of()),
        PERCENT(100, 0, List.of()),
        WEEKS(100, 0, List.of()),
        DAYS_RISING(1, 1, List.of()),
        DAYS_FALLING(1, -1, List.of()),
        RECOVERY_STAGE(1, 0, names(cymru.rhybudd.domain.indicator.RecoveryStage.values())),
        POSSESSION_STAGE(1, 0, names(PossessionStage.values()));

        private final int scale;
        private final int perDay;
        private final List<String> stages;

        Unit(int scale, int perDay, List<String> stages) {
            this.scale = scale;
            this.perDay = perDay;
            this.stages = stages;
        }

        /** By how much a written value is multiplied: 100 for per cent and weeks, which are kept in hundredths. */
        public int scale() {
            return scale;
        }

        /** By how much the measure moves with each day that passes: 1, 0 or -1. */
        public int perDay() {
            return perDay;
        }

        /** The names of the stages in the order in which they worsen; empty where the measure is a number. */
        public List<String> stages() {
            return stages;
        }

        private static List<String> names(Enum<?>[] stages) {
            return java.util.Arrays.stream(stages).map(Measure::kebab).toList();
        }
    }

    private final Indicator indicator;
    private final Unit unit;
    private final String key;

    Measure(Indicator indicator, Unit unit) {
        this.indicator = indicator;
        this.unit = unit;
        this.key = kebab(this);
    }

    /** The indicator that it belongs to. */
    public Indicator indicator() {
        return indicator;
    }

    public Unit unit() {
        return unit;
    }

    /** Its name in model files and on topics, such as arrears-weeks. */
    public String key() {
        return key;
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
