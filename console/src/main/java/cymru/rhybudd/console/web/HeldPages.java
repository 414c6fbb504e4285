package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.NotRecordedException;
import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.act.RulingLog;
import cymru.rhybudd.console.desk.Hold;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.Settlement;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Unguessable;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts that are held, and what a team leader rules about them. A ruling is about what was on the page: where that has changed, or
 * somebody else ruled first, nothing is written, and the page says so. What came of a ruling is what the held alerts say.
 */
final class HeldPages {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeldPages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Disclosure disclosure;
    private final Published published;
    private final RulingLog rulings;
    private final Clock clock;
    private final SentForms sent = new SentForms();

    HeldPages(Disclosure disclosure, Published published, RulingLog rulings) {
        this.disclosure = disclosure;
        this.published = published;
        this.rulings = rulings;
        this.clock = disclosure.clock();
    }

    /** Everything that waits, by hold. */
    void list(Context context) {
        HeldView view = new HeldView(Guard.words(context), published, disclosure.holds());
        Guard.render(context, "team-held", "team", Map.of("view", view));
    }

    /** What waits under one name, and what was ruled about it. */
    void hold(Context context) {
        HoldView view = new HoldView(
                Guard.words(context),
                published,
                find(context.queryParam("hold")),
                Pages.number(context.queryParam("page")),
                notice(context));
        Guard.render(context, "team-hold", "team", Map.of("view", view));
    }

    private Hold find(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw new NotFoundResponse();
        }
        return disclosure.hold(name);
    }

    /** What became of what was ruled just now: by where the alerts stand, and not by the address. */
    private QueueNotice notice(Context context) {
        String about = context.queryParam("about");
        if (about == null) {
            return new QueueNotice("", false);
        }
        Words words = Guard.words(context);
        int waiting = disclosure.hold(about).size();
        return waiting > 0
                ? new QueueNotice(words.text("team.held.under-way", waiting), true)
                : new QueueNotice(words.text("team.held.done"), false);
    }

    /** The form of a ruling: what it concerns, and that it stands. */
    void ask(Context context) {
        Hold hold = find(context.queryParam("hold"));
        HoldRuling ruling = ruling(context.queryParam("ruling"));
        String problem = hold.isEmpty() ? "team.rule.settled" : null;
        show(context, hold, ruling, new Form(Map.of()), Unguessable.random(), problem, hold.settled());
    }

    /** Sends the form of a ruling. */
    void rule(Context context) {
        Session session = Guard.demandOurForm(context);
        Form form = ActPages.form(context);
        String actId = ActPages.demandActId(form);
        Hold hold = find(form.value("hold"));
        HoldRuling ruling = ruling(form.value("ruling"));
        String reason = form.text("reason");
        if (!form.errors().isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, hold, ruling, form, actId, null, Map.of());
            return;
        }
        if (!sent.isFirst(actId)) {
            done(context, hold);
            return;
        }
        if (hold.isEmpty() || !form.value("seen").equals(hold.version())) {
            overtaken(context, hold, ruling, form, hold.settled());
            return;
        }
        String officer = session.officer().id();
        try {
            rulings.record(new HoldRuled(
                    hold.name(), ruling, officer, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (NotRecordedException e) {
            LOGGER.atError().setCause(e).log("a ruling could not be recorded");
            sent.forget(actId);
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
            show(context, hold, ruling, form, actId, "team.rule.not-recorded", Map.of());
            return;
        }
        Map<Settlement, Integer> others = others(settled(hold.ids()), officer);
        if (others.isEmpty()) {
            done(context, hold);
        } else {
            overtaken(context, find(hold.name()), ruling, form, others);
        }
    }

    private Map<Settlement, Integer> settled(Set<String> alertIds) {
        try {
            return disclosure.desk().settled(alertIds, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /** What somebody else's rulings made of them. */
    private static Map<Settlement, Integer> others(Map<Settlement, Integer> settled, String officer) {
        return settled.entrySet().stream()
                .filter(entry -> !entry.getKey().officer().equals(officer))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void done(Context context, Hold hold) {
        context.redirect(
                HoldView.link(hold.holdName()) + "&about=" + HoldView.encoded(hold.name()), HttpStatus.SEE_OTHER);
    }

    private void overtaken(Context context, Hold hold, HoldRuling ruling, Form form, Map<Settlement, Integer> made) {
        context.status(HttpStatus.CONFLICT);
        String problem = hold.isEmpty() ? "team.rule.settled" : "team.rule.changed";
        show(context, hold, ruling, form, Unguessable.random(), problem, made);
    }

    private void show(
            Context context,
            Hold hold,
            HoldRuling ruling,
            Form form,
            String actId,
            @Nullable String problem,
            Map<Settlement, Integer> made) {
        RulingView view = new RulingView(Guard.words(context), published, hold, ruling, form, actId, problem, made);
        Guard.render(context, "team-ruling", "team", Map.of("view", view));
    }

    private static HoldRuling ruling(@Nullable String text) {
        return Pages.choice(HoldRuling.class, text).orElseThrow(NotFoundResponse::new);
    }
}
