package cymru.rhybudd.domain.indicator;

/** The kind of a change in help with housing costs, grouped so that no benefit type shows. */
public enum SupportChangeKind {
    HOUSING_BENEFIT_STOPPED,
    BENEFIT_CAP,
    UNDER_OCCUPATION,
    DISCRETIONARY_PAYMENT_APPLIED,
    DISCRETIONARY_PAYMENT_REFUSED,
    INCREASE;

    boolean isDiscretionaryPayment() {
        return this == DISCRETIONARY_PAYMENT_APPLIED || this == DISCRETIONARY_PAYMENT_REFUSED;
    }
}
