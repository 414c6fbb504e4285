package cymru.rhybudd.domain.indicator;

/** A value that no council system can mean, such as a date in the year 1066; the message names the field, never the value. */
public final class ImplausibleValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ImplausibleValueException(String field, String limit) {
        super(field + " is not plausible: it must be " + limit);
    }
}
