package cymru.rhybudd.domain.indicator;

/** Where a Council Tax Reduction award stands; NONE: Universal Credit is known and no award was made yet. */
public enum ReductionStatus {
    LIVE,
    ENDED,
    REFUSED,
    NONE
}
