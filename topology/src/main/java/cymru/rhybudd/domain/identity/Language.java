package cymru.rhybudd.domain.identity;

/** The language in which to write to a person. */
public enum Language {
    WELSH,
    ENGLISH
}
