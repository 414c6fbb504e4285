package cymru.rhybudd.domain.basis;

/** Whether a fact may be used. A refusal is a result, not an exception. */
public sealed interface Admission {

    /** It may, for this purpose. */
    record Admitted(Purpose purpose) implements Admission {}

    /** It may not: no entry of the register is live for it. */
    record Withheld() implements Admission {}
}
