package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.NotRecordedException;
import cymru.rhybudd.console.act.ActKind;
import cymru.rhybudd.console.act.ActLog;
import cymru.rhybudd.console.act.ActReading;
import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.Verdict;
import cymru.rhybudd.console.signin.ReturnPath;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Unguessable;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Referral;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What officers do about an alert. An act is kept by the brokers before a page says that it is done, and it is done once however often
 * its form is sent, for its id comes from the form. Who had not seen what somebody else did is shown that first, and loses no word.
 */
final class ActPages {
    static final String ACT_ID = "act-id";
    private static final Logger LOGGER = LoggerFactory.getLogger(ActPages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Disclosure disclosure;
    private final Desk desk;
    private final Citizens citizens;
    private final Published published;
    private final Colleagues colleagues;
    private final ActLog acts;
    private final Clock clock;

    ActPages(Disclosure disclosure, Citizens citizens, Published published, Colleagues colleagues, ActLog acts) {
        this.disclosure = disclosure;
        this.desk = disclosure.desk();
        this.citizens = citizens;
        this.published = published;
        this.colleagues = colleagues;
        this.acts = acts;
        this.clock = disclosure.clock();
    }

    /** The form of an act. */
    void show(Context context) {
        OpenAlert alert = disclosure.find(context);
        ActKind kind = kind(context);
        String first = Objects.requireNonNullElse(context.queryParam("intervention"), "");
        InterventionRecorded earlier = alert.course().interventions().get(first);
        Form form = new Form(earlier == null ? Map.of() : values(first, earlier));
        show(context, alert, kind, form, Unguessable.random(), alert.course().latest(), null);
    }

    /** Sends the form of an act. */
    void act(Context context) {
        Session session = Guard.demandOurForm(context);
        OpenAlert alert = disclosure.find(context);
        ActKind kind = kind(context);
        Form form = form(context);
        String actId = demandActId(form);
        String officer = session.officer().id();
        if (isDone(alert, actId, officer)) {
            done(context, alert, kind);
            return;
        }
        demandUnused(actId);
        Optional<Object> action = reading(alert, officer).read(kind, form);
        String after = form.value("after");
        if (action.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, alert, kind, form, actId, after, null);
            return;
        }
        if (!form.value("seen").equals(alert.id())
                || !after.equals(alert.course().latest())) {
            overtaken(context, alert, kind, form, after);
            return;
        }
        try {
            Optional<Verdict> verdict = write(alert, officer, actId, action.get());
            if (verdict.filter(Verdict.REFUSED::equals).isPresent()) {
                overtaken(context, desk.alert(alert.episode()).orElse(alert), kind, form, after);
            } else {
                done(context, alert, kind);
            }
        } catch (NotRecordedException e) {
            LOGGER.atError().setCause(e).log("an act could not be recorded");
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
            show(context, alert, kind, form, actId, after, "act.not-recorded");
        }
    }

    /** Assigns every alert that was picked on a list; what somebody else acted on meanwhile is left as it is, and so is what the officer may not open. */
    void assignAll(Context context) {
        Session session = Guard.demandOurForm(context);
        Form form = form(context);
        String actId = demandActId(form);
        Assigned assigned = ActReading.assigned(form, session.officer().id());
        String back = ReturnPath.ofOurs(form.value("return"));
        List<String> picked = context.formParams("pick").stream()
                .distinct()
                .limit(Desk.PAGE_SIZE)
                .toList();
        if (!form.errors().isEmpty() || picked.isEmpty()) {
            String problem = form.errors().isEmpty()
                    ? "pick"
                    : form.errors().keySet().iterator().next();
            context.redirect(with(back, "problem=" + problem), HttpStatus.SEE_OTHER);
            return;
        }
        int done = 0;
        int left = 0;
        for (String pick : picked) {
            if (assign(session, pick, actId, assigned)) {
                done++;
            } else {
                left++;
            }
        }
        context.redirect(with(back, "assigned=" + done + "&left=" + left), HttpStatus.SEE_OTHER);
    }

    /** A pick names the episode, the alert that was seen and the latest act. */
    private boolean assign(Session session, String pick, String actId, Assigned assigned) {
        String[] seen = pick.split("\\|", -1);
        Optional<OpenAlert> found = desk.alert(seen[0])
                .filter(open -> session.officer().mayRead(open.team()))
                .filter(open -> disclosure.isOpenTo(session, open))
                .filter(open -> seen.length == 3);
        if (found.isEmpty()) {
            return false;
        }
        OpenAlert alert = found.get();
        String officer = session.officer().id();
        String id = actId + "." + alert.episode();
        if (isDone(alert, id, officer)) {
            return true;
        }
        if (desk.isTaken(id)
                || !seen[1].equals(alert.id())
                || !seen[2].equals(alert.course().latest())) {
            return false;
        }
        try {
            return write(alert, officer, id, assigned)
                    .filter(Verdict.REFUSED::equals)
                    .isEmpty();
        } catch (NotRecordedException e) {
            LOGGER.atError().setCause(e).log("an act could not be recorded");
            return false;
        }
    }

    private static String with(String path, String query) {
        String plain = path.replaceAll("[?&](problem|assigned|left)=[^&]*", "");
        return plain + (plain.contains("?") ? "&" : "?") + query;
    }

    private Optional<Verdict> write(OpenAlert alert, String officer, String actId, Object action) {
        AlertSeen seen =
                new AlertSeen(alert.episode(), alert.id(), alert.course().latest());
        acts.record(
                alert.alert().getCitizen(),
                new OfficerActed(officer, clock.instant().truncatedTo(ChronoUnit.MILLIS), action, actId, seen));
        try {
            return desk.verdict(actId, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** An id that was taken already is the same form sent again, and nothing else. */
    private void demandUnused(String actId) {
        if (desk.isTaken(actId)) {
            throw new ForbiddenResponse();
        }
    }

    private static boolean isDone(OpenAlert alert, String actId, String officer) {
        return alert.course()
                .act(actId)
                .filter(act -> act.getOfficer().equals(officer))
                .isPresent();
    }

    private static void done(Context context, OpenAlert alert, ActKind kind) {
        context.redirect("/alerts/" + alert.episode() + "?done=" + kind.path(), HttpStatus.SEE_OTHER);
    }

    private void overtaken(Context context, OpenAlert alert, ActKind kind, Form form, String after) {
        context.status(HttpStatus.CONFLICT);
        boolean isOther = !form.value("seen").equals(alert.id());
        show(context, alert, kind, form, Unguessable.random(), after, isOther ? "act.risen" : "act.overtaken");
    }

    private void show(
            Context context,
            OpenAlert alert,
            ActKind kind,
            Form form,
            String actId,
            String after,
            @Nullable String problem) {
        Session session = Guard.session(context);
        disclosure.record(session, alert);
        Words words = Guard.words(context);
        ActView view = new ActView(
                words,
                published,
                alert,
                kind,
                form,
                actId,
                ActView.since(words, alert, after),
                problem,
                reading(alert, session.officer().id()),
                colleagues.of(alert.team(), words));
        Guard.render(context, "act", "queue", Map.of("view", view));
    }

    private ActReading reading(OpenAlert alert, String officer) {
        return new ActReading(
                alert,
                officer,
                LocalDate.ofInstant(published.now(clock), Words.ZONE),
                published.longestSnooze(clock),
                citizens.who(alert.alert().getCitizen())
                        .map(DirectoryEntry::getRecords)
                        .orElse(List.of()));
    }

    private static ActKind kind(Context context) {
        return ActKind.of(context.pathParam("act")).orElseThrow(NotFoundResponse::new);
    }

    static String demandActId(Form form) {
        String actId = form.value(ACT_ID);
        if (!Unguessable.isLikely(actId)) {
            throw new ForbiddenResponse();
        }
        return actId;
    }

    static Form form(Context context) {
        Map<String, String> values = new HashMap<>();
        context.formParamMap().forEach((name, given) -> {
            if (!given.isEmpty()) {
                values.put(name, given.get(0));
            }
        });
        return new Form(values);
    }

    /** What was recorded of an intervention, as its form has it. */
    private static Map<String, String> values(String first, InterventionRecorded earlier) {
        Map<String, String> values = new HashMap<>();
        values.put("intervention", first);
        values.put("need", earlier.getNeed().name());
        values.put("offer", earlier.getOffer());
        values.put("answer", earlier.getAnswer().name());
        values.put("outcome", earlier.getOutcome().name());
        Referral referral = earlier.getReferral();
        values.put("referral", referral == null ? "none" : referral.getAgreed() ? "agreed" : "refused");
        if (referral != null) {
            values.put("service", referral.getService());
            values.put("asked-day", Integer.toString(referral.getAskedOn().getDayOfMonth()));
            values.put("asked-month", Integer.toString(referral.getAskedOn().getMonthValue()));
            values.put("asked-year", Integer.toString(referral.getAskedOn().getYear()));
        }
        return values;
    }
}
