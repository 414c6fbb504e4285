package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.DirectoryEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page says on which an officer looks for somebody.
 *
 * @param form as it was filled in
 * @param found whom the search found; null where nothing was asked yet
 * @param areTooMany whether more were found than are shown at once, so that nobody is
 */
public record SearchView(Words words, Form form, @Nullable List<FoundPerson> found, boolean areTooMany) {
    public int most() {
        return SearchPages.MOST;
    }

    public String name(FoundPerson found) {
        return found.person() == null ? words.text("restricted") : name(found.person());
    }

    static String name(DirectoryEntry person) {
        return (person.getForenames() + " " + person.getSurname()).strip();
    }

    public String born(FoundPerson found) {
        LocalDate born = found.person() == null ? null : found.person().getDateOfBirth();
        return born == null ? unsaid(found) : words.date(born);
    }

    public String postcode(FoundPerson found) {
        String postcode = found.person() == null ? null : found.person().getPostcode();
        return Objects.requireNonNullElseGet(postcode, () -> unsaid(found));
    }

    private String unsaid(FoundPerson found) {
        return words.text(found.person() == null ? "restricted" : "search.unknown");
    }
}
