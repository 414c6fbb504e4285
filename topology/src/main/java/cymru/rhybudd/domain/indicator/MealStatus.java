package cymru.rhybudd.domain.indicator;

/** A pupil's entitlement to free school meals; TRANSITIONAL: by transitional protection only. */
public enum MealStatus {
    ELIGIBLE,
    TRANSITIONAL,
    ENDED
}
