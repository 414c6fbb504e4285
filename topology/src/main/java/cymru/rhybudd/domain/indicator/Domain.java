package cymru.rhybudd.domain.indicator;

/** The part of the council's work that an indicator belongs to; it decides which team is told. */
public enum Domain {
    REVENUES,
    HOUSING,
    EDUCATION
}
