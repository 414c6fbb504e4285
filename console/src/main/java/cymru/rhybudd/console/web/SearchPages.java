package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.Wanted;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Caseworkers and team leaders look for somebody, and say why first. Whoever is found is one recorded view, with that reason, each time
 * that the page is shown; and nothing that was typed stands in an address.
 */
final class SearchPages {
    /** How many people are shown at once. Where there are more, nobody is: each name would be a view of somebody who is not meant. */
    static final int MOST = 20;

    private static final String FORM = "/people";

    private final Disclosure disclosure;
    private final Citizens citizens;
    private final Published published;
    private final Questions<Search> searches;

    SearchPages(Disclosure disclosure, Published published, Predicate<Session> stands) {
        this.disclosure = disclosure;
        this.citizens = disclosure.citizens();
        this.published = published;
        this.searches = new Questions<>(stands);
    }

    /** The form. */
    void ask(Context context) {
        show(context, new Form(Map.of()), null, false);
    }

    /** Takes what is asked, and leads to the answer. */
    void take(Context context) {
        Session session = Guard.demandOurForm(context);
        Form form = ActPages.form(context);
        LocalDate today = LocalDate.ofInstant(published.now(disclosure.clock()), Words.ZONE);
        Optional<Search> search = SearchForm.read(Guard.words(context), form, today);
        if (search.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, form, null, false);
            return;
        }
        context.redirect(FORM + "/" + searches.keep(session, search.get()), HttpStatus.SEE_OTHER);
    }

    /** Whoever is found. */
    void found(Context context) {
        Session session = Guard.session(context);
        Search search = searches.of(session, context.pathParam("search")).orElseThrow(NotFoundResponse::new);
        List<DirectoryEntry> people = citizens.answering(search.wanted())
                .filter(mayBeFoundBy(session.officer(), search.wanted()))
                .limit(MOST + 1)
                .toList();
        Form form = new Form(search.typed());
        if (people.size() > MOST) {
            show(context, form, List.of(), true);
            return;
        }
        Comparator<String> alphabetically = Guard.words(context).alphabetically();
        List<FoundPerson> found = people.stream()
                .sorted(Comparator.comparing(DirectoryEntry::getSurname, alphabetically)
                        .thenComparing(DirectoryEntry::getForenames, alphabetically)
                        .thenComparing(DirectoryEntry::getCitizen))
                .map(person -> found(session.officer(), person))
                .sorted(Comparator.comparing(one -> one.person() == null))
                .toList();
        disclosure
                .accessLog()
                .recordAll(people.stream()
                        .map(person ->
                                disclosure.access(session, View.FOUND, person.getCitizen(), null, search.reason()))
                        .toList());
        show(context, form, found, false);
    }

    /**
     * Whom one of the officer's teams would be told about, as they live in its patch; and of whom an open alert stands on a list that the officer
     * may see. Whoever is restricted is found only by who may open their alert, or leads, and only by what says who is meant.
     */
    private Predicate<DirectoryEntry> mayBeFoundBy(Officer officer, Wanted wanted) {
        Set<String> listed = disclosure.desk().citizens(officer::mayRead);
        return person -> {
            boolean isListed = listed.contains(person.getCitizen());
            return citizens.restrictions().covers(person)
                    ? wanted.names(person) && (isListed || officer.leads())
                    : isListed || published.teamsFor(person.getWard()).stream().anyMatch(officer::mayRead);
        };
    }

    private FoundPerson found(Officer officer, DirectoryEntry person) {
        OpenAlert latest = disclosure.desk().about(person.getCitizen()).stream()
                .filter(alert -> officer.mayRead(alert.team()))
                .max(Comparator.comparing(OpenAlert::since).thenComparing(OpenAlert::episode))
                .orElse(null);
        return new FoundPerson(citizens.restrictions().covers(person) ? null : person, latest);
    }

    private static void show(Context context, Form form, @Nullable List<FoundPerson> found, boolean areTooMany) {
        SearchView view = new SearchView(Guard.words(context), form, found, areTooMany);
        Guard.render(context, "people", "people", Map.of("view", view));
    }
}
