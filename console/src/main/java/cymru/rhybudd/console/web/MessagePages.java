package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.NotRecordedException;
import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.Subscription;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How officers are told outside the console, and what became of it. There is no citizen on these pages. */
final class MessagePages {
    private static final Logger LOGGER = LoggerFactory.getLogger(MessagePages.class);

    private final Messaging messaging;
    private final Published published;
    private final Clock clock;
    private final Confirmations confirmations;

    MessagePages(Messaging messaging, Published published, Clock clock) {
        this.messaging = messaging;
        this.published = published;
        this.clock = clock;
        this.confirmations = new Confirmations(clock);
    }

    /** What an officer prefers; everybody sees their own, and nobody another's. */
    void preferences(Context context) {
        Officer officer = Guard.session(context).officer();
        Map<String, String> values = messaging
                .correspondence()
                .preferences(officer.id())
                .map(PreferencesForm::values)
                .orElseGet(() -> firstTime(officer));
        Form form = new Form(values);
        if (context.queryParam("over") != null) {
            form.refuse("form", "code.error.over");
        }
        show(context, form, context.queryParam("done") != null);
    }

    /** Keeps what an officer prefers; what has an address that is new waits until the code that is sent there comes back. */
    void prefer(Context context) {
        Officer officer = Guard.demandOurForm(context).officer();
        Form form = ActPages.form(context);
        OfficerPreferences said = new PreferencesForm(form, teams(officer), channels())
                .read(officer.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!form.errors().isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, form, false);
            return;
        }
        List<Subscription> unconfirmed =
                Confirmations.unconfirmed(said, messaging.correspondence().preferences(officer.id()));
        if (unconfirmed.isEmpty() ? isKept(context, form, said) : isSent(context, form, said, unconfirmed)) {
            context.redirect(unconfirmed.isEmpty() ? "/preferences?done=1" : "/preferences/code", HttpStatus.SEE_OTHER);
        } else {
            show(context, form, false);
        }
    }

    /** Whether it is kept; the form says so where it is not. */
    private boolean isKept(Context context, Form form, OfficerPreferences said) {
        try {
            messaging.preferences().accept(said);
            return true;
        } catch (NotRecordedException e) {
            LOGGER.atError()
                    .addKeyValue("officer", said.getOfficer())
                    .setCause(e)
                    .log("preferences could not be recorded");
            form.refuse("form", "error.not-kept");
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
            return false;
        }
    }

    /** Whether a code is on its way to each address that is new; the form says so where one is not. */
    private boolean isSent(Context context, Form form, OfficerPreferences said, List<Subscription> unconfirmed) {
        if (!confirmations.admits(said.getOfficer(), unconfirmed.size())) {
            form.refuse("form", "code.error.many");
            context.status(HttpStatus.TOO_MANY_REQUESTS);
            return false;
        }
        Map<DeliveryChannel, String> codes = new EnumMap<>(DeliveryChannel.class);
        for (Subscription each : unconfirmed) {
            String code = messaging.newCode().get();
            codes.put(each.getChannel(), code);
            if (!messaging.codes().send(each.getChannel(), each.getAddress(), code)) {
                form.refuse(PreferencesForm.name(each.getChannel()), "code.error.not-sent");
                context.status(HttpStatus.SERVICE_UNAVAILABLE);
            }
        }
        if (form.errors().isEmpty()) {
            confirmations.await(Guard.session(context), said, codes);
        }
        return form.errors().isEmpty();
    }

    /** The form for the codes that were sent. */
    void askForCode(Context context) {
        showCode(context, new Form(Map.of()));
    }

    /** Takes the codes, and keeps what waited for them. */
    void takeCode(Context context) {
        Session session = Guard.demandOurForm(context);
        Form form = ActPages.form(context);
        Map<DeliveryChannel, String> typed = new EnumMap<>(DeliveryChannel.class);
        confirmations
                .awaited(session)
                .keySet()
                .forEach(channel ->
                        typed.put(channel, form.value(codeField(channel)).replace(" ", "")));
        Confirmations.Verdict verdict = confirmations.check(session, typed);
        if (verdict == Confirmations.Verdict.OVER) {
            context.redirect("/preferences?over=1", HttpStatus.SEE_OTHER);
            return;
        }
        if (verdict == Confirmations.Verdict.WRONG) {
            form.refuse(codeField(typed.keySet().iterator().next()), "code.error.wrong");
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            showCode(context, form);
            return;
        }
        OfficerPreferences said = confirmations.wanted(session).orElseThrow(NotFoundResponse::new);
        if (isKept(context, form, said)) {
            confirmations.done(session);
            context.redirect("/preferences?done=1", HttpStatus.SEE_OTHER);
        } else {
            showCode(context, form);
        }
    }

    private void showCode(Context context, Form form) {
        Map<String, String> addresses = new LinkedHashMap<>();
        confirmations
                .awaited(Guard.session(context))
                .forEach((channel, address) -> addresses.put(codeField(channel), address));
        if (addresses.isEmpty()) {
            context.redirect("/preferences?over=1", HttpStatus.SEE_OTHER);
            return;
        }
        Guard.render(context, "code", "preferences", Map.of("form", form, "addresses", addresses));
    }

    private static String codeField(DeliveryChannel channel) {
        return PreferencesForm.name(channel) + "-code";
    }

    /** What became of messages. */
    void deliveries(Context context) {
        String asked = context.queryParam("team");
        String team = asked != null && published.teams().containsKey(asked) ? asked : null;
        DeliveryState state = state(context.queryParam("state"));
        DeliveriesView view = new DeliveriesView(
                Guard.words(context),
                published,
                messaging.correspondence().deliveries(team, state, DeliveriesView.SHOWN),
                messaging.correspondence().counts(team),
                team,
                state);
        Guard.render(context, "deliveries", "deliveries", Map.of("view", view));
    }

    private void show(Context context, Form form, boolean isDone) {
        Officer officer = Guard.session(context).officer();
        PreferencesView view = new PreferencesView(
                Guard.words(context),
                published,
                form,
                teams(officer),
                channels(),
                isDone && form.errors().isEmpty());
        Guard.render(context, "preferences", "preferences", Map.of("view", view));
    }

    private List<String> teams(Officer officer) {
        return officer.readable(published.teams().keySet());
    }

    private List<DeliveryChannel> channels() {
        return Stream.of(DeliveryChannel.EMAIL, DeliveryChannel.SMS)
                .filter(messaging.offers())
                .toList();
    }

    /** What a form holds that nobody has filled in yet: their own teams, and what is urgent. */
    private static Map<String, String> firstTime(Officer officer) {
        Map<String, String> values = new HashMap<>();
        officer.teams().forEach(team -> values.put("team-" + team, PreferencesForm.YES));
        values.put("language", officer.speaksWelsh() ? "cy" : "en");
        for (String urgent : List.of("STATUTORY", "RED")) {
            values.put("email-urgency-" + urgent, PreferencesForm.YES);
            values.put("sms-urgency-" + urgent, PreferencesForm.YES);
        }
        return values;
    }

    private static @Nullable DeliveryState state(@Nullable String name) {
        return Arrays.stream(DeliveryState.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
