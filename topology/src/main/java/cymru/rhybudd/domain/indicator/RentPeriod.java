package cymru.rhybudd.domain.indicator;

/** How often rent falls due. */
public enum RentPeriod {
    WEEKLY(52),
    FORTNIGHTLY(26),
    FOUR_WEEKLY(13),
    MONTHLY(12);

    private final int periodsPerYear;

    RentPeriod(int periodsPerYear) {
        this.periodsPerYear = periodsPerYear;
    }

    int periodsPerYear() {
        return periodsPerYear;
    }
}
