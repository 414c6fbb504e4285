package cymru.rhybudd.console.words;

import com.ibm.icu.util.ULocale;

/** A language of the pages. */
public enum Language {
    WELSH("cy"),
    ENGLISH("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** As the lang attribute has it. */
    public String code() {
        return code;
    }

    /** The one to which the toggle leads. */
    public Language other() {
        return this == WELSH ? ENGLISH : WELSH;
    }

    ULocale locale() {
        return this == WELSH ? new ULocale("cy") : ULocale.UK;
    }
}
