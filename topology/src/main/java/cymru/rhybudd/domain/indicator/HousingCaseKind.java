package cymru.rhybudd.domain.indicator;

/** The kind of a homelessness or housing case. */
public enum HousingCaseKind {
    PREVENTION,
    RELIEF,
    TEMPORARY_ACCOMMODATION,
    APPLICATION,
    TRANSFER
}
