package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.NotRecordedException;
import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.OfficerPreferences;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
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

    MessagePages(Messaging messaging, Published published, Clock clock) {
        this.messaging = messaging;
        this.published = published;
        this.clock = clock;
    }

    /** What an officer prefers; everybody sees their own, and nobody another's. */
    void preferences(Context context) {
        Officer officer = Guard.session(context).officer();
        Map<String, String> values = messaging
                .correspondence()
                .preferences(officer.id())
                .map(PreferencesForm::values)
                .orElseGet(() -> firstTime(officer));
        show(context, new Form(values), context.queryParam("done") != null);
    }

    /** Keeps what an officer prefers. */
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
        try {
            messaging.preferences().accept(said);
            context.redirect("/preferences?done=1", HttpStatus.SEE_OTHER);
        } catch (NotRecordedException e) {
            LOGGER.atError().addKeyValue("officer", officer.id()).setCause(e).log("preferences could not be recorded");
            form.refuse("form", "error.not-kept");
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
            show(context, form, false);
        }
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
