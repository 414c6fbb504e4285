package cymru.rhybudd.backtest;

/** By what citizens are grouped, to see whether a model weighs upon some groups more than upon others. */
public enum Dimension {
    /** The opaque routing code of the area. */
    AREA,
    /** The language in which to write to the person. */
    LANGUAGE,
    /** Whether children are known, and a tenancy. */
    HOUSEHOLD
}
