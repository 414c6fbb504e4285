package cymru.rhybudd.console.web;

import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.audit.report.ReportPage;
import cymru.rhybudd.audit.report.ReportPart;
import cymru.rhybudd.console.access.AccessLog;
import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.governance.Answer;
import cymru.rhybudd.console.governance.BusyException;
import cymru.rhybudd.console.governance.Governance;
import cymru.rhybudd.console.governance.Pageful;
import cymru.rhybudd.console.governance.Question;
import cymru.rhybudd.console.governance.Verified;
import cymru.rhybudd.console.governance.Withheld;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.Access;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What governance staff see, and nobody else. */
final class GovernancePages {
    private static final String SECTION = "governance";

    private final Governance governance;
    private final AccessLog views;
    private final Clock clock;
    private final Questions<Question> questions;
    private final Questions<Map<String, String>> looksAsked;

    GovernancePages(Governance governance, AccessLog views, Predicate<Session> stands, Clock clock) {
        this.governance = governance;
        this.views = views;
        this.clock = clock;
        this.questions = new Questions<>(stands);
        this.looksAsked = new Questions<>(stands);
    }

    /** What there is. */
    void start(Context context) {
        Guard.render(context, "governance", SECTION, Map.of("readsArchive", governance.readsArchive()));
    }

    /** Who saw whom. It is not recorded itself, or lists would soon be about lists; whoever goes on to a life is. */
    void looks(Context context) {
        looks(context, Map.of());
    }

    /** Those that somebody asked for. */
    void looksAskedFor(Context context) {
        looks(
                context,
                looksAsked
                        .of(Guard.session(context), context.pathParam("question"))
                        .orElseThrow(NotFoundResponse::new));
    }

    /** Takes which looks are asked for, so that no pseudonym stands in an address, and leads to them. */
    void takeLooks(Context context) {
        Session session = Guard.demandOurForm(context);
        Map<String, String> given = single(context.formParamMap());
        given.remove(Guard.FORM_TOKEN);
        LooksForm form = LooksForm.read(given, today());
        if (form.looking().isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            looks(context, form, null);
            return;
        }
        context.redirect("/governance/looks/" + looksAsked.keep(session, given), HttpStatus.SEE_OTHER);
    }

    private void looks(Context context, Map<String, String> given) {
        LooksForm form = LooksForm.read(given, today());
        Pageful list;
        try {
            list = form.looking()
                    .map(looking -> governance
                            .seen()
                            .looks(looking, Guard.words(context).language(), number(context)))
                    .orElse(null);
        } catch (BusyException e) {
            busy(context, e);
            return;
        }
        looks(context, form, list);
    }

    private static void looks(Context context, LooksForm form, @Nullable Pageful list) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("list", list);
        parameters.put("address", context.path() + "?page=");
        Guard.render(context, "looks", SECTION, parameters);
    }

    /** The form with which a life is asked for. */
    void ask(Context context) {
        form(context, new Form(Map.of()));
    }

    private static void form(Context context, Form form) {
        Words words = Guard.words(context);
        Map<String, String> choices = new LinkedHashMap<>();
        LifeForm.VIEWS.forEach(view -> choices.put(view.name(), words.text("gov.view." + view)));
        Guard.render(context, "life-form", SECTION, Map.of("form", form, "choices", choices));
    }

    /** Takes what is asked, and leads to the answer. */
    void take(Context context) {
        Session session = Guard.demandOurForm(context);
        Form form = new Form(single(context.formParamMap()));
        Optional<Question> question = LifeForm.read(form);
        if (question.isEmpty()) {
            form(context, form);
            return;
        }
        context.redirect("/governance/lives/" + questions.keep(session, question.get()), HttpStatus.SEE_OTHER);
    }

    /** The answer. Every time that it is shown, that is recorded before. */
    void life(Context context) {
        Session session = Guard.session(context);
        Question question = questions.of(session, context.pathParam("question")).orElseThrow(NotFoundResponse::new);
        Optional<Answer> answer;
        try {
            answer = governance.lives().answer(question, Guard.words(context).language(), number(context));
        } catch (BusyException e) {
            busy(context, e);
            return;
        }
        if (answer.isEmpty()) {
            Form form = new Form(Map.of(
                    "life-view", question.view().name(),
                    "life-id", question.id(),
                    "life-reason", question.reason()));
            form.refuse("life-id", "gov.error.unknown");
            form(context, form);
            return;
        }
        record(session, question, answer.get());
        report(
                context,
                answer.get().report(),
                Map.of(
                        "back", "/governance/lives",
                        "drawing", answer.get().drawing(),
                        "page", answer.get().page(),
                        "pages", answer.get().pages(),
                        "address", context.path() + "?page="));
    }

    private void record(Session session, Question question, Answer answer) {
        views.record(Access.newBuilder()
                .setOfficer(session.officer().id())
                .setView(question.view())
                .setCitizen(answer.citizen())
                .setAlertId(answer.alertId())
                .setReason(question.reason())
                .setViewedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build());
    }

    /** The verification that runs, and those that ended. */
    void verifications(Context context) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("running", governance.verifications().running().orElse(null));
        parameters.put("ended", governance.verifications().ended());
        parameters.put("megabytes", governance.verifications().megabytes());
        Guard.render(context, "verifications", SECTION, parameters);
    }

    /** Begins a verification; one that runs goes on. */
    void verify(Context context) {
        governance.verifications().begin(Guard.demandOurForm(context).officer().id());
        context.redirect("/governance/verifications", HttpStatus.SEE_OTHER);
    }

    /** Ends the verification that runs. */
    void cancel(Context context) {
        Guard.demandOurForm(context);
        governance.verifications().cancel();
        context.redirect("/governance/verifications", HttpStatus.SEE_OTHER);
    }

    /** What a verification found. */
    void verified(Context context) {
        ReportPage report = governance
                .verifications()
                .ended(context.pathParam("verification"))
                .flatMap((Verified one) -> one.report(Guard.words(context).language()))
                .orElseThrow(NotFoundResponse::new);
        report(context, report, Map.of("back", "/governance/verifications"));
    }

    /** Every model that was published. */
    void models(Context context) {
        report(context, governance.models().versions(Guard.words(context).language()), Map.of());
    }

    /** Shadows beside the live model. */
    void shadows(Context context) {
        report(context, governance.models().shadows(Guard.words(context).language()), Map.of());
    }

    /** What was withheld for want of a lawful basis. */
    void withheld(Context context) {
        Words words = Guard.words(context);
        LifeWords facts = new LifeWords(words.language().code());
        Withheld.Counts counts = governance.withheld().counts();
        List<List<String>> rows = new ArrayList<>();
        counts.facts()
                .forEach((kind, count) ->
                        rows.add(List.of(source(words, kind.source()), facts.kindOfFact(kind.fact()), "" + count)));
        List<String> notes = new ArrayList<>();
        if (counts.asked() == 0) {
            notes.add(words.text("gov.withheld.unset"));
        } else if (counts.answered() < counts.asked()) {
            notes.add(words.text("gov.withheld.silent", counts.answered(), counts.asked()));
        }
        if (counts.answered() > 0 && rows.isEmpty()) {
            notes.add(words.text("gov.withheld.none"));
        }
        report(
                context,
                new ReportPage(
                        words.language().code(),
                        words.text("gov.withheld.title"),
                        List.of(words.text("gov.withheld.lead")),
                        List.of(new ReportPart(
                                words.text("gov.withheld.part"),
                                notes,
                                List.of(
                                        words.text("gov.withheld.source"),
                                        words.text("gov.withheld.kind"),
                                        words.text("gov.withheld.count")),
                                rows))),
                Map.of());
    }

    private static String source(Words words, String source) {
        return words.has("source." + source) ? words.text("source." + source) : source;
    }

    private static void report(Context context, ReportPage report, Map<String, Object> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("report", report);
        Guard.render(context, "report", SECTION, parameters);
    }

    private static void busy(Context context, BusyException busy) {
        context.status(HttpStatus.ACCEPTED);
        Guard.render(context, "reading", SECTION, Map.of("done", busy.done(), "all", busy.all()));
    }

    private static Map<String, String> single(Map<String, List<String>> given) {
        Map<String, String> values = new HashMap<>();
        given.forEach((name, all) -> {
            if (!all.isEmpty()) {
                values.put(name, all.get(0));
            }
        });
        return values;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Words.ZONE);
    }

    private static int number(Context context) {
        String text = Objects.requireNonNullElse(context.queryParam("page"), "1");
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }
}
