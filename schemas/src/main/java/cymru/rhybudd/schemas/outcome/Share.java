package cymru.rhybudd.schemas.outcome;

import java.util.OptionalDouble;

/** So many out of so many. */
public record Share(int some, int all) {
    /** The standard normal deviate between whose negative and itself 95 % lie. */
    private static final double Z = 1.959963984540054;

    /** The part, from 0 to 1; nothing where there are none to speak of. */
    public OptionalDouble value() {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) some / all);
    }

    /** The lower end of Wilson's 95 % interval (E. B. Wilson, 1927); nothing where there are none to speak of. */
    public OptionalDouble low() {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(some == 0 ? 0 : centre() - halfWidth());
    }

    /** The upper end of the same interval. */
    public OptionalDouble high() {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(some == all ? 1 : centre() + halfWidth());
    }

    private double centre() {
        return ((double) some / all + Z * Z / (2.0 * all)) / (1 + Z * Z / all);
    }

    private double halfWidth() {
        double part = (double) some / all;
        return Z / (1 + Z * Z / all) * Math.sqrt(part * (1 - part) / all + Z * Z / (4.0 * all * all));
    }
}
