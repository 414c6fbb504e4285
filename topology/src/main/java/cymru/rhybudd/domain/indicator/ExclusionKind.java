package cymru.rhybudd.domain.indicator;

/** The kind of an exclusion from school. */
public enum ExclusionKind {
    FIXED_TERM,
    LUNCHTIME,
    PERMANENT
}
