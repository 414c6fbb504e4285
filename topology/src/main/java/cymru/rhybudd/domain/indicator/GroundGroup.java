package cymru.rhybudd.domain.indicator;

/** The ground of a possession step, grouped so that no allegation shows. */
public enum GroundGroup {
    RENT,
    NON_RENT,
    NO_FAULT
}
