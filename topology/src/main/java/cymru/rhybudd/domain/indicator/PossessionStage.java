package cymru.rhybudd.domain.indicator;

/** A step towards possession, in the order in which it worsens. */
public enum PossessionStage {
    WITHDRAWN,
    WARNING,
    NOTICE,
    CLAIM,
    ORDER,
    WARRANT
}
