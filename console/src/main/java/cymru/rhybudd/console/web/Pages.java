package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.AccessLog;
import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.TwoNames;
import cymru.rhybudd.console.desk.Urgency;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.View;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What officers see. Whoever has signed in is known here; what they may see is asked for each page. */
final class Pages {
    private final Desk desk;
    private final Citizens citizens;
    private final Published published;
    private final AccessLog accessLog;
    private final Clock clock;

    Pages(Desk desk, Citizens citizens, Published published, AccessLog accessLog, Clock clock) {
        this.desk = desk;
        this.citizens = citizens;
        this.published = published;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    void start(Context context) {
        context.redirect(Guard.session(context).officer().hasQueue() ? "/queue" : "/overview");
    }

    /** A team's list. Without a team in the address it is the officer's first, or the first that they may see. */
    void queue(Context context) {
        Officer officer = Guard.session(context).officer();
        if (!officer.hasQueue()) {
            throw new ForbiddenResponse();
        }
        List<String> teams = officer.readable(published.teams().keySet());
        Words words = Guard.words(context);
        String team = context.queryParam("team");
        if (team == null) {
            team = officer.teams().stream().findFirst().orElse(teams.isEmpty() ? null : teams.get(0));
        }
        if (team == null) {
            render(
                    context,
                    "message",
                    "queue",
                    Map.of("title", words.text("nav.queue"), "text", words.text("queue.no-team")));
            return;
        }
        if (!teams.contains(team)) {
            throw new NotFoundResponse();
        }
        Urgency only = urgency(context.queryParam("urgency"));
        QueueView view = new QueueView(
                words, published, team, teams, only, desk.queue(team, only, number(context.queryParam("page"))));
        render(context, "queue", "queue", Map.of("view", view));
    }

    /** One alert. Another team's is not there at all, so that nobody learns that it exists. */
    void alert(Context context) {
        Session session = Guard.session(context);
        OpenAlert alert = desk.alert(context.pathParam("alert"))
                .filter(open -> session.officer().mayRead(open.team()))
                .orElseThrow(NotFoundResponse::new);
        record(session, alert);
        String citizen = alert.alert().getCitizen();
        AlertView view = new AlertView(
                Guard.words(context),
                published,
                alert,
                citizens.who(citizen).orElse(null),
                citizens.picture(citizen).orElse(null),
                desk.points(citizen),
                LocalDate.ofInstant(clock.instant(), Words.ZONE));
        render(context, "alert", "queue", Map.of("view", view));
    }

    /** Before the name is even looked up. */
    private void record(Session session, OpenAlert alert) {
        accessLog.record(Access.newBuilder()
                .setOfficer(session.officer().id())
                .setView(View.ALERT_EXPLAINED)
                .setCitizen(alert.alert().getCitizen())
                .setAlertId(alert.id())
                .setReason("an open alert of the team " + alert.team())
                .setViewedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build());
    }

    void overview(Context context) {
        if (Guard.session(context).officer().isRefused()) {
            throw new ForbiddenResponse();
        }
        Words words = Guard.words(context);
        Map<String, TwoNames> teams = published.teams();
        List<TeamCount> counts = teams.entrySet().stream()
                .map(team -> new TeamCount(words.name(team.getValue()), desk.size(team.getKey())))
                .sorted((one, other) -> words.alphabetically().compare(one.name(), other.name()))
                .toList();
        render(context, "overview", "overview", Map.of("teams", counts));
    }

    private static void render(Context context, String template, String section, Map<String, Object> parameters) {
        Guard.render(context, template, section, parameters);
    }

    private static @Nullable Urgency urgency(@Nullable String name) {
        return Arrays.stream(Urgency.values())
                .filter(urgency -> urgency.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }
}
