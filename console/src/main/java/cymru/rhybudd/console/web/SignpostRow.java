package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signpost.Signpost;
import cymru.rhybudd.console.signpost.SupportService;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.console.words.Words;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A service that is suggested, in words.
 *
 * @param linkLanguage in which language its page is, as far as the council's file says
 * @param concerns for what it is suggested
 */
public record SignpostRow(String name, String purpose, String link, Language linkLanguage, String concerns) {
    /** The row, with the names of concerns as the page gives them. */
    static SignpostRow of(Words words, Signpost signpost, UnaryOperator<String> indicator) {
        SupportService service = signpost.service();
        boolean isWelsh = words.language() == Language.WELSH && service.welshLink() != null;
        return new SignpostRow(
                words.name(service.names()),
                words.name(service.purpose()),
                String.valueOf(isWelsh ? service.welshLink() : service.link()),
                isWelsh ? Language.WELSH : Language.ENGLISH,
                signpost.concerns().stream().map(indicator).collect(Collectors.joining(", ")));
    }
}
