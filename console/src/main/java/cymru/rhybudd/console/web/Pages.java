package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.ActKind;
import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.AlertState;
import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.Holder;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.QueueFilter;
import cymru.rhybudd.console.desk.QueuePage;
import cymru.rhybudd.console.desk.TwoNames;
import cymru.rhybudd.console.desk.Urgency;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Unguessable;
import cymru.rhybudd.console.signpost.Signposts;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.Restriction;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What officers see. Whoever has signed in is known here; what they may see is asked for each page. */
final class Pages {
    private final Disclosure disclosure;
    private final Desk desk;
    private final Citizens citizens;
    private final Published published;
    private final Colleagues colleagues;
    private final Signposts signposts;
    private final Clock clock;

    Pages(Disclosure disclosure, Citizens citizens, Published published, Colleagues colleagues, Signposts signposts) {
        this.disclosure = disclosure;
        this.desk = disclosure.desk();
        this.citizens = citizens;
        this.published = published;
        this.colleagues = colleagues;
        this.signposts = signposts;
        this.clock = disclosure.clock();
    }

    void start(Context context) {
        context.redirect(Guard.session(context).officer().hasQueue() ? "/queue" : "/overview");
    }

    /** A team's list. Without a team in the address it is the officer's first, or the first that they may see. */
    void queue(Context context) {
        Officer officer = Guard.session(context).officer();
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
        Holder holder = choice(Holder.class, context.queryParam("whose")).orElse(Holder.TEAM);
        String assignee = Objects.requireNonNullElse(context.queryParam("of"), "");
        QueueFilter filter = new QueueFilter(
                team,
                teams,
                officer.id(),
                holder,
                choice(AlertState.class, context.queryParam("state")).orElse(null),
                choice(Urgency.class, context.queryParam("urgency")).orElse(null),
                Form.isOfficer(assignee) ? assignee : null,
                digest(context.queryParam("digest")),
                colleagues.readersOf(team)::contains,
                disclosure::isRestricted);
        QueuePage page = desk.queue(filter, number(context.queryParam("page")));
        QueueView view = new QueueView(
                words,
                published,
                filter,
                page,
                colleagues.of(team, words),
                Unguessable.random(),
                notice(words, context),
                published.now(clock));
        render(context, "queue", "queue", Map.of("view", view));
    }

    /** One alert. */
    void alert(Context context) {
        Session session = Guard.session(context);
        OpenAlert alert = disclosure.find(context);
        disclosure.record(session, alert);
        String citizen = alert.alert().getCitizen();
        Optional<DirectoryEntry> who = citizens.who(citizen);
        AlertView view = new AlertView(
                Guard.words(context),
                published,
                alert,
                who.orElse(null),
                who.map(citizens.restrictions()::of).orElse(List.of()).stream()
                        .map(Restriction::getKind)
                        .collect(Collectors.toCollection(TreeSet::new)),
                citizens.picture(citizen).orElse(null),
                desk.points(citizen),
                desk.actsAbout(citizen),
                signposts,
                published.now(clock),
                session.officer(),
                ActKind.of(Objects.requireNonNullElse(context.queryParam("done"), ""))
                        .orElse(null));
        render(context, "alert", "queue", Map.of("view", view));
    }

    /** What became of an assignment of several; empty where there was none. */
    private static QueueNotice notice(Words words, Context context) {
        String problem = context.queryParam("problem");
        if (problem != null) {
            return new QueueNotice(
                    words.text("queue.assign.problem." + (problem.equals("pick") ? "pick" : "to")), true);
        }
        String assigned = context.queryParam("assigned");
        if (assigned == null) {
            return new QueueNotice("", false);
        }
        int left = number(Objects.requireNonNullElse(context.queryParam("left"), "0"));
        String done = words.text("queue.assigned", number(assigned));
        return new QueueNotice(left == 0 ? done : done + " " + words.text("queue.assigned.left", left), left > 0);
    }

    void overview(Context context) {
        Words words = Guard.words(context);
        Map<String, TwoNames> teams = published.teams();
        List<TeamCount> counts = teams.entrySet().stream()
                .map(team -> new TeamCount(words.name(team.getValue()), open(team.getKey())))
                .sorted((one, other) -> words.alphabetically().compare(one.name(), other.name()))
                .toList();
        render(context, "overview", "overview", Map.of("teams", counts));
    }

    /** How many say something: it is the number that the team's list has too, so that none can be taken from the other. */
    private int open(String team) {
        return (int) desk.open(team).stream()
                .filter(alert -> !disclosure.isRestricted(alert))
                .count();
    }

    private static void render(Context context, String template, String section, Map<String, Object> parameters) {
        Guard.render(context, template, section, parameters);
    }

    static <E extends Enum<E>> Optional<E> choice(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static @Nullable Long digest(@Nullable String id) {
        return id != null && id.matches("[0-9]{1,18}") ? Long.valueOf(id) : null;
    }

    static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }
}
