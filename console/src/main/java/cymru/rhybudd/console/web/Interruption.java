package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.signin.Session;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;

/** Asks why, before a restricted person's alert or a household is shown. Without an answer nothing is. */
final class Interruption {
    private final Disclosure disclosure;

    Interruption(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** The page of an alert, or the question in its place. */
    Handler beforeAlert(Handler page) {
        return context -> {
            OpenAlert alert = disclosure.find(context);
            if (disclosure.isOpenTo(Guard.session(context), alert)) {
                page.handle(context);
            } else {
                ask(context, alert, Interrupted.RESTRICTED, new Form(Map.of()));
            }
        };
    }

    /** A page behind that of the alert: whoever has not said why is sent there first. */
    Handler behindAlert(Handler page) {
        return context -> {
            OpenAlert alert = disclosure.find(context);
            if (disclosure.isOpenTo(Guard.session(context), alert)) {
                page.handle(context);
            } else if (context.method() == HandlerType.GET) {
                context.redirect("/alerts/" + alert.episode(), HttpStatus.SEE_OTHER);
            } else {
                throw new ForbiddenResponse();
            }
        };
    }

    /** The household, or the question in its place: to be asked behind the alert's own. */
    Handler beforeHousehold(Handler page) {
        return context -> {
            OpenAlert alert = disclosure.find(context);
            String citizen = alert.alert().getCitizen();
            if (disclosure
                    .reasons()
                    .of(Guard.session(context), Interrupted.HOUSEHOLD, citizen)
                    .isPresent()) {
                page.handle(context);
            } else {
                ask(context, alert, Interrupted.HOUSEHOLD, new Form(Map.of()));
            }
        };
    }

    /** Takes the reason, and goes on to what it was given for. */
    Handler answer(Interrupted what) {
        return context -> {
            Session session = Guard.demandOurForm(context);
            OpenAlert alert = disclosure.find(context);
            Form form = ActPages.form(context);
            Optional<String> reason = ViewReason.read(Guard.words(context), form);
            if (reason.isEmpty()) {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                ask(context, alert, what, form);
                return;
            }
            disclosure.reasons().give(session, what, alert.alert().getCitizen(), reason.get());
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        };
    }

    private static void ask(Context context, OpenAlert alert, Interrupted what, Form form) {
        ReasonView view = new ReasonView(Guard.words(context), alert, what, form);
        Guard.render(context, "reason", "queue", Map.of("view", view));
    }
}
