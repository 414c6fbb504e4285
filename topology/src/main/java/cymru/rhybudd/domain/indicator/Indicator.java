package cymru.rhybudd.domain.indicator;

import java.util.Locale;

/** The nine indicators, in the order in which every assessment lists them. Each is defined in {@code docs/meaning.md}. */
public enum Indicator {
    LEVEL_OF_DEBT(Domain.REVENUES),
    COUNCIL_TAX_REDUCTION(Domain.REVENUES),
    SUPPORT_SHOCK(Domain.REVENUES),
    RENT_ARREARS(Domain.HOUSING),
    THREAT_TO_TENANCY(Domain.HOUSING),
    HOUSING_INSTABILITY(Domain.HOUSING),
    DEPENDANTS_EXCLUSIONS(Domain.EDUCATION),
    SCHOOL_ATTENDANCE(Domain.EDUCATION),
    SCHOOL_MEALS_OR_MOVE(Domain.EDUCATION);

    private final Domain domain;
    private final String key;

    Indicator(Domain domain) {
        this.domain = domain;
        this.key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The part of the council's work it belongs to. */
    public Domain domain() {
        return domain;
    }

    /** Its name in model files and on topics, such as rent-arrears. */
    public String key() {
        return key;
    }
}
