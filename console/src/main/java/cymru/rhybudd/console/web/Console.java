package cymru.rhybudd.console.web;

import static cymru.rhybudd.console.web.Guard.only;

import cymru.rhybudd.console.access.NotRecordedException;
import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.Readers;
import cymru.rhybudd.console.desk.Reading;
import cymru.rhybudd.console.desk.ToldUpTo;
import cymru.rhybudd.console.figures.RequestFigures;
import cymru.rhybudd.console.governance.Governance;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Sessions;
import cymru.rhybudd.console.signin.SignIn;
import cymru.rhybudd.console.signpost.Signposts;
import cymru.rhybudd.console.words.Words;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.sse.SseClient;
import io.javalin.router.Endpoint;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console as a web server: every route stands here. */
public final class Console implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Console.class);
    private static final String LIVE = "/live";
    private static final Set<HandlerType> COUNTED = Set.of(HandlerType.GET, HandlerType.POST);
    private static final double NANOS_IN_A_MILLISECOND = 1e6;
    private static final long LARGEST_REQUEST_BYTES = 16 << 10;

    private final Assets assets = new Assets();
    private final Sessions sessions;
    private final LiveStreams streams;
    private final Reading reading;
    private final Desk desk;
    private final Javalin server;

    /** Starts to serve; until it is ready, pages say that they are not available. */
    public Console(
            WebSettings settings,
            SignIn signIn,
            Readers readers,
            Citizens citizens,
            Writes writes,
            Governance governance,
            Messaging messaging,
            Signposts signposts,
            Reading reading,
            RequestFigures figures,
            Clock clock) {
        this.reading = reading;
        this.desk = readers.desk();
        this.sessions = readers.sessions();
        Published published = readers.published();
        streams = new LiveStreams(desk);
        figures.streams(streams::size);
        Guard guard = new Guard(assets, sessions, reading::isReady, settings, signIn.origin(), clock);
        Disclosure disclosure =
                new Disclosure(desk, citizens, writes.views(), new ReasonsGiven(sessions::stands), clock);
        Interruption interruption = new Interruption(disclosure);
        Colleagues colleagues = new Colleagues(disclosure, sessions);
        ExportPages export = new ExportPages(disclosure, published);
        HouseholdPage household = new HouseholdPage(disclosure, published);
        SearchPages search = new SearchPages(disclosure, published, sessions::stands);
        RestrictionPages restrictions = new RestrictionPages(disclosure, published, writes.restrictions());
        Pages pages = new Pages(disclosure, citizens, published, colleagues, signposts);
        ActPages acts = new ActPages(disclosure, citizens, published, colleagues, writes.acts());
        GovernancePages overseers = new GovernancePages(governance, writes.views(), sessions::stands, clock);
        MessagePages messages = new MessagePages(messaging, published, clock);
        TeamPages team = new TeamPages(disclosure, published, colleagues);
        HeldPages held = new HeldPages(disclosure, published, writes.rulings());
        SignInPages signInPages = new SignInPages(signIn, sessions, guard);
        server = Javalin.create(config -> {
            serve(config, settings);
            config.events.handlerAdded(route -> announce(figures, route));
            config.requestLogger.http((context, millis) -> count(figures, context, millis));
            config.routes.before(guard::before);
            config.routes.get("/assets/{file}", this::asset);
            config.routes.get("/health/live", context -> health(context, "live", !reading.hasFailed()));
            config.routes.get("/health/ready", context -> health(context, "ready", reading.isReady()));
            config.routes.get("/sign-in", signInPages::show);
            config.routes.post("/sign-in", signInPages::depart);
            // What is not read yet cannot be told from what is over.
            config.routes.get("/signed-in", whenReady(signInPages::arrive));
            config.routes.post("/sign-out", signInPages::leave);
            config.routes.get("/", pages::start);
            config.routes.get("/queue", only(Officer::hasQueue, whenReady(pages::queue)));
            config.routes.get("/alerts/{alert}", whenReady(interruption.beforeAlert(pages::alert)));
            config.routes.post("/alerts/{alert}", whenReady(interruption.answer(Interrupted.RESTRICTED)));
            config.routes.get("/alerts/{alert}/acts/{act}", whenReady(interruption.behindAlert(acts::show)));
            config.routes.post("/alerts/{alert}/acts/{act}", whenReady(interruption.behindAlert(acts::act)));
            config.routes.get(
                    "/alerts/{alert}/restrict",
                    only(Officer::mayRestrict, whenReady(interruption.behindAlert(restrictions::showForAlert))));
            config.routes.post(
                    "/alerts/{alert}/restrict",
                    only(Officer::mayRestrict, whenReady(interruption.behindAlert(restrictions::restrictForAlert))));
            config.routes.get(
                    "/alerts/{alert}/household",
                    whenReady(interruption.behindAlert(interruption.beforeHousehold(household::show))));
            config.routes.post(
                    "/alerts/{alert}/household",
                    whenReady(interruption.behindAlert(interruption.answer(Interrupted.HOUSEHOLD))));
            config.routes.get("/people", only(Officer::hasQueue, whenReady(search::ask)));
            config.routes.post("/people", only(Officer::hasQueue, whenReady(search::take)));
            config.routes.get("/people/{search}", only(Officer::hasQueue, whenReady(search::found)));
            config.routes.get("/restrictions", only(Officer::mayRestrict, whenReady(restrictions::list)));
            config.routes.get("/restrictions/new", only(Officer::mayRestrict, whenReady(restrictions::showNew)));
            config.routes.post("/restrictions/new", only(Officer::mayRestrict, whenReady(restrictions::restrictNew)));
            config.routes.get(
                    "/restrictions/lift/{restriction}", only(Officer::mayRestrict, whenReady(restrictions::showLift)));
            config.routes.post(
                    "/restrictions/lift/{restriction}", only(Officer::mayRestrict, whenReady(restrictions::lift)));
            config.routes.get("/queue/export", whenReady(export::show));
            config.routes.post("/queue/export", whenReady(export::export));
            config.routes.post("/queue/assign", whenReady(acts::assignAll));
            config.routes.get("/overview", whenReady(pages::overview));
            governance(config, overseers);
            config.routes.get("/preferences", only(Officer::hasQueue, whenReady(messages::preferences)));
            config.routes.post("/preferences", only(Officer::hasQueue, whenReady(messages::prefer)));
            config.routes.get("/preferences/code", only(Officer::hasQueue, whenReady(messages::askForCode)));
            config.routes.post("/preferences/code", only(Officer::hasQueue, whenReady(messages::takeCode)));
            config.routes.get("/deliveries", only(Officer::seesDeliveries, whenReady(messages::deliveries)));
            config.routes.get("/team", only(Officer::leads, whenReady(team::workload)));
            config.routes.get("/team/budget", only(Officer::leads, whenReady(team::budget)));
            config.routes.get("/team/outcomes", only(Officer::leads, whenReady(team::outcomes)));
            config.routes.get("/team/held", only(Officer::leads, whenReady(held::list)));
            config.routes.get("/team/held/hold", only(Officer::leads, whenReady(held::hold)));
            config.routes.get("/team/held/rule", only(Officer::leads, whenReady(held::ask)));
            config.routes.post("/team/held/rule", only(Officer::leads, whenReady(held::rule)));
            config.routes.sse(LIVE, this::live);
            config.routes.post(LIVE + "/left", only(Officer::hasQueue, this::left));
            errors(config);
        });
        server.start();
    }

    /** None of these waits until all alerts are read, and none shows alerts. */
    private void governance(JavalinConfig config, GovernancePages pages) {
        config.routes.get("/governance", only(Officer::audits, pages::start));
        config.routes.get("/governance/looks", only(Officer::audits, pages::looks));
        config.routes.post("/governance/looks", only(Officer::audits, pages::takeLooks));
        config.routes.get("/governance/looks/{question}", only(Officer::audits, pages::looksAskedFor));
        config.routes.get("/governance/lives", only(Officer::audits, pages::ask));
        config.routes.post("/governance/lives", only(Officer::audits, pages::take));
        config.routes.get("/governance/lives/{question}", only(Officer::audits, pages::life));
        config.routes.get("/governance/verifications", only(Officer::audits, pages::verifications));
        config.routes.post("/governance/verifications", only(Officer::audits, pages::verify));
        config.routes.post("/governance/verifications/cancel", only(Officer::audits, pages::cancel));
        config.routes.get("/governance/verifications/{verification}", only(Officer::audits, pages::verified));
        config.routes.get("/governance/models", only(Officer::audits, whenReady(pages::models)));
        config.routes.get("/governance/shadows", only(Officer::audits, whenReady(pages::shadows)));
        config.routes.get("/governance/withheld", only(Officer::audits, pages::withheld));
    }

    /** Where it is served. */
    public int port() {
        return server.port();
    }

    /** Half a list would be taken for a whole one. */
    private Handler whenReady(Handler page) {
        return context -> {
            if (!reading.isReady()) {
                throw new ServiceUnavailableResponse();
            }
            page.handle(context);
        };
    }

    private static void serve(JavalinConfig config, WebSettings settings) {
        config.startup.showJavalinBanner = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        // A form that comes a byte at a time must hold a connection only, and no thread that others wait for.
        config.jetty.modifyServer(server -> server.setHandler(
                new EagerContentHandler(new RetainedContentLoaderFactory(LARGEST_REQUEST_BYTES, 0, false))));
        config.http.maxRequestSize = LARGEST_REQUEST_BYTES;
        // A compressed page that holds a form token and what a stranger chose gives the token away (BREACH).
        config.http.compressionStrategy = CompressionStrategy.NONE;
    }

    private static void announce(RequestFigures figures, HandlerMetaInfo route) {
        if (COUNTED.contains(route.getHttpMethod()) && !isHealth(route.getPath())) {
            figures.announce(route.getPath(), route.getHttpMethod().name());
        }
    }

    private static boolean isHealth(String route) {
        return route.startsWith("/health/");
    }

    /** By the pattern of its route: what stands in its path may be about somebody. A stream of news is no page, however long it lasts. */
    private static void count(RequestFigures figures, Context context, float millis) {
        Endpoint route = context.endpoints().matchedHttpEndpoint();
        if (route == null) {
            figures.answered(RequestFigures.NO_ROUTE, RequestFigures.NO_ROUTE, context.statusCode());
        } else if (!isHealth(route.path)) {
            figures.answered(route.path, route.method.name(), context.statusCode());
            if (route.method == HandlerType.GET && context.statusCode() == 200 && !route.path.equals(LIVE)) {
                figures.made(route.path, Duration.ofNanos((long) (millis * NANOS_IN_A_MILLISECOND)));
            }
        }
    }

    private void errors(JavalinConfig config) {
        config.routes.exception(NotRecordedException.class, (e, context) -> {
            LOGGER.atError().setCause(e).log("what has to be recorded first could not be, and nothing was shown");
            context.status(503);
        });
        config.routes.exception(Exception.class, (e, context) -> {
            // Without its message, which may be about somebody.
            LOGGER.atError()
                    .addKeyValue("exception", e.getClass().getName())
                    .addKeyValue("at", Arrays.toString(e.getStackTrace()))
                    .log("a page could not be made");
            context.status(500);
        });
        for (int status : List.of(403, 404, 413, 429, 500, 503)) {
            config.routes.error(status, context -> message(context, status));
        }
    }

    private void message(Context context, int status) {
        boolean isPage =
                !context.path().startsWith("/assets/") && !context.path().startsWith("/health/");
        if (!isPage || context.attribute(Guard.ANSWERED) != null) {
            return;
        }
        Words words = Guard.words(context);
        Session session = context.attribute("session");
        boolean refused = status == 403 && session != null && session.officer().isRefused();
        String why = refused && !session.officer().roles().isEmpty() ? "refused" : Integer.toString(status);
        String key = "error." + (status == 503 && !reading.isReady() ? "reading" : why);
        Guard.render(
                context, "message", "", Map.of("title", words.text(key + ".title"), "text", words.text(key + ".text")));
    }

    /** The name changes with what is in it, so that browsers may keep it for ever. */
    private void asset(Context context) {
        Asset asset = assets.at(context.path()).orElseThrow(NotFoundResponse::new);
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.header("Vary", "Accept-Encoding");
        context.contentType(asset.contentType());
        String accepted = context.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            context.header("Content-Encoding", "gzip");
            context.result(asset.gzipped());
        } else {
            context.result(asset.plain());
        }
    }

    private static void health(Context context, String what, boolean holds) {
        context.status(holds ? 200 : 503).result(holds ? what : "not " + what);
    }

    private void live(SseClient client) {
        Session session = Guard.session(client.ctx());
        String team = client.ctx().queryParam("team");
        if (team == null || !session.officer().mayRead(team)) {
            client.ctx().status(404);
            return;
        }
        // A browser that comes back by itself says it in the header; a page that was hidden begins anew and says it in
        // the address.
        Optional<ToldUpTo> heard = ToldUpTo.read(client.ctx().header("Last-Event-ID"))
                .or(() -> ToldUpTo.read(client.ctx().queryParam("heard")));
        ToldUpTo after =
                ToldUpTo.read(client.ctx().queryParam("after")).or(() -> heard).orElseGet(desk::upTo);
        client.keepAlive();
        LiveStream stream = new LiveStream(
                new Channel.Sse(client),
                session,
                word(client.ctx(), "tab"),
                word(client.ctx(), "name"),
                sessions::stands,
                desk,
                team,
                after,
                heard.orElse(after),
                Guard.words(client.ctx()));
        if (!streams.add(stream)) {
            client.close();
        }
    }

    /** It carries no form's token: whoever forged it could do no more than end a stream whose name they had guessed. */
    private void left(Context context) {
        streams.leave(Guard.session(context).officer(), word(context, "name"));
        context.status(204);
    }

    private static String word(Context context, String name) {
        return Objects.requireNonNullElse(context.queryParam(name), "");
    }

    @Override
    public void close() {
        streams.close();
        server.stop();
    }
}
