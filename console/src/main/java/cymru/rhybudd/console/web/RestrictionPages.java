package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.NotRecordedException;
import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.act.RestrictionLog;
import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.RestrictionKind;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Team leaders and governance say who must be protected: a person by their records, or an address. */
final class RestrictionPages {
    private static final Logger LOGGER = LoggerFactory.getLogger(RestrictionPages.class);
    private static final String LIST = "/restrictions";
    private static final int REVIEW_WITHIN_YEARS = 1;

    private final Disclosure disclosure;
    private final Citizens citizens;
    private final Published published;
    private final RestrictionLog log;
    private final Clock clock;

    RestrictionPages(Disclosure disclosure, Published published, RestrictionLog log) {
        this.disclosure = disclosure;
        this.citizens = disclosure.citizens();
        this.published = published;
        this.log = log;
        this.clock = disclosure.clock();
    }

    /** Everything that holds: a view of each person whom it protects. */
    void list(Context context) {
        List<Restriction> held = citizens.restrictions().all();
        looked(context, citizens.everybody().filter(citizens.restrictions()::covers), "the list of restrictions");
        Session session = Guard.session(context);
        Function<Restriction, String> lift = restriction -> LIST + "/lift/" + session.mark(key(restriction));
        Guard.render(context, "restrictions", "restrictions", Map.of("held", held, "lift", lift, "today", today()));
    }

    private void looked(Context context, Stream<DirectoryEntry> people, String reason) {
        Session session = Guard.session(context);
        disclosure
                .accessLog()
                .recordAll(people.map(person ->
                                disclosure.access(session, View.RESTRICTION_LISTED, person.getCitizen(), null, reason))
                        .toList());
    }

    /** The form for the person of an alert, or their address. */
    void showForAlert(Context context) {
        OpenAlert alert = disclosure.find(context);
        showForAlert(context, alert, new Form(Map.of()));
    }

    private void showForAlert(Context context, OpenAlert alert, Form form) {
        show(context, form, "/alerts/" + alert.episode(), alert);
    }

    /** Restricts the person of an alert, or their address. */
    void restrictForAlert(Context context) {
        Session session = Guard.demandOurForm(context);
        OpenAlert alert = disclosure.find(context);
        Form form = ActPages.form(context);
        Optional<RestrictionKind> kind = form.choice("kind", RestrictionKind.class);
        List<RestrictedSubject> subjects =
                kind.map(chosen -> subjects(alert, chosen)).orElse(List.of());
        if (kind.isPresent() && subjects.isEmpty()) {
            form.refuse("kind", "error.choose");
        }
        if (restrict(context, session, form, subjects)) {
            context.redirect("/alerts/" + alert.episode(), HttpStatus.SEE_OTHER);
        } else {
            showForAlert(context, alert, form);
        }
    }

    /** Every record of a person, so that each part of a split stays restricted. */
    private List<RestrictedSubject> subjects(OpenAlert alert, RestrictionKind kind) {
        Optional<DirectoryEntry> person = citizens.who(alert.alert().getCitizen());
        return switch (kind) {
            case RESTRICTED_PERSON ->
                person.map(DirectoryEntry::getRecords).orElse(List.of()).stream()
                        .map(RestrictedSubject::person)
                        .toList();
            case SENSITIVE_ADDRESS ->
                person.map(DirectoryEntry::getUprn).map(RestrictedSubject::address).stream()
                        .toList();
            case OTHER -> List.of();
        };
    }

    /** The form for a record or an address that the officer names. */
    void showNew(Context context) {
        show(context, new Form(Map.of()), LIST, null);
    }

    /** Restricts a record or an address that the officer names. */
    void restrictNew(Context context) {
        Session session = Guard.demandOurForm(context);
        Form form = ActPages.form(context);
        Optional<RestrictedSubject> subject = RestrictedSubject.read(form.value("subject"));
        if (subject.isEmpty()) {
            form.refuse("subject", "error.subject");
        }
        if (restrict(context, session, form, subject.stream().toList())) {
            context.redirect(LIST, HttpStatus.SEE_OTHER);
        } else {
            show(context, form, LIST, null);
        }
    }

    /** Whether it is done; the form says why not, and the answer's status. */
    private boolean restrict(Context context, Session session, Form form, List<RestrictedSubject> subjects) {
        String reason = form.text("reason");
        LocalDate today = today();
        Optional<LocalDate> review = form.date("review", today, today.plusYears(REVIEW_WITHIN_YEARS), "error.review");
        if (!form.errors().isEmpty() || review.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            return false;
        }
        Instant now = clock.instant();
        List<Restriction> restrictions = subjects.stream()
                .map(subject -> subject.restricted(session.officer().id(), reason, review.get(), now))
                .toList();
        return isRecorded(context, form, restrictions);
    }

    /** The form for lifting one. */
    void showLift(Context context) {
        Restriction held = demandHeld(context);
        Stream<DirectoryEntry> people = citizens.everybody()
                .filter(citizens.restrictions()::covers)
                .filter(person -> citizens.restrictions().of(person).contains(held));
        looked(context, people, "a restriction that may be lifted");
        lift(context, held, new Form(Map.of()));
    }

    /** Lifts one. */
    void lift(Context context) {
        Session session = Guard.demandOurForm(context);
        Restriction held = demandHeld(context);
        Form form = ActPages.form(context);
        String reason = form.text("reason");
        if (!form.errors().isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            lift(context, held, form);
            return;
        }
        Restriction lifted = RestrictedSubject.lifted(held, session.officer().id(), reason, clock.instant());
        if (isRecorded(context, form, List.of(lifted))) {
            context.redirect(LIST, HttpStatus.SEE_OTHER);
        } else {
            lift(context, held, form);
        }
    }

    /** The one of the address, in which no record and no number of a refuge stands: only this session's browser has been told what it means. */
    private Restriction demandHeld(Context context) {
        Session session = Guard.session(context);
        String mark = context.pathParam("restriction");
        return citizens.restrictions().all().stream()
                .filter(held -> session.isMark(mark, key(held)))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
    }

    private static String key(Restriction restriction) {
        return RestrictedSubject.of(restriction).key();
    }

    /**
     * Whether they are kept; where they are not the form says so, and has lost no word. They hold here as soon as they are kept, and elsewhere as soon
     * as they are read.
     */
    private boolean isRecorded(Context context, Form form, List<Restriction> restrictions) {
        try {
            log.recordAll(restrictions);
        } catch (NotRecordedException e) {
            LOGGER.atError().setCause(e).log("a restriction could not be recorded");
            form.refuse("form", "error.not-kept");
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
            return false;
        }
        restrictions.forEach(restriction -> citizens.restrictions().take(key(restriction), restriction));
        return true;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(published.now(clock), Words.ZONE);
    }

    private void show(Context context, Form form, String back, @Nullable OpenAlert alert) {
        boolean hasAddress = alert != null
                && !subjects(alert, RestrictionKind.SENSITIVE_ADDRESS).isEmpty();
        String section = alert == null ? "restrictions" : "queue";
        Guard.render(
                context,
                "restrict",
                section,
                Map.of("form", form, "back", back, "ofAlert", alert != null, "hasAddress", hasAddress));
    }

    private static void lift(Context context, Restriction held, Form form) {
        Guard.render(context, "lift", "restrictions", Map.of("form", form, "held", held));
    }
}
