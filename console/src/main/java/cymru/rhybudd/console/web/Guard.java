package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Sessions;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.console.words.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.TooManyRequestsResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stands before every page: headers, limits, the language, and whether somebody has signed in. */
final class Guard {
    static final String SESSION_COOKIE = "rhybudd-session";
    static final String FORM_TOKEN = "form-token";

    private static final String LANGUAGE_COOKIE = "rhybudd-language";
    private static final String SESSION = "session";
    private static final String WORDS = "words";
    private static final String SELF = "guard";
    /** Set once a page is written: a status that is no success needs no other page then. */
    static final String ANSWERED = "answered";

    private static final int YEAR_SECONDS = 365 * 24 * 3_600;
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private final Assets assets;
    private final Sessions sessions;
    private final BooleanSupplier ready;
    private final boolean secureCookies;
    private final String contentSecurityPolicy;
    private final RateLimit limit;

    Guard(
            Assets assets,
            Sessions sessions,
            BooleanSupplier ready,
            WebSettings settings,
            String identityProvider,
            Clock clock) {
        this.assets = assets;
        this.sessions = sessions;
        this.ready = ready;
        this.secureCookies = settings.secureCookies();
        this.contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; form-action 'self' " + identityProvider
                + "; frame-ancestors 'none'; base-uri 'none'";
        this.limit = new RateLimit(clock, settings.mostAMinute());
    }

    /** The first of all handlers. */
    void before(Context context) {
        headers(context);
        context.attribute(SELF, this);
        if (context.path().startsWith("/assets/") || context.path().startsWith("/health/")) {
            return;
        }
        context.attribute(WORDS, Words.of(language(context, null)));
        Session session = find(context).orElse(null);
        context.attribute(SESSION, session);
        context.attribute(WORDS, Words.of(language(context, session)));
        if (!limit.admits(session == null ? context.ip() : session.key())) {
            throw new TooManyRequestsResponse();
        }
        if (context.queryParam("lang") != null) {
            keepLanguage(context);
        } else if (!isOpen(context)) {
            demandOfficer(context, session);
        }
    }

    /** Whoever has signed in elsewhere, or before the last start, must not be asked to again because that has not been read yet. */
    private Optional<Session> find(Context context) {
        String secret = context.cookie(SESSION_COOKIE);
        if (secret != null && !isOpen(context) && !ready.getAsBoolean()) {
            throw new ServiceUnavailableResponse();
        }
        return isStream(context) ? sessions.look(secret) : sessions.use(secret);
    }

    private static boolean isStream(Context context) {
        return context.path().startsWith("/live");
    }

    private void headers(Context context) {
        context.header("Content-Security-Policy", contentSecurityPolicy);
        context.header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (secureCookies) {
            context.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    /** Pages for whoever has not signed in yet. */
    private static boolean isOpen(Context context) {
        return context.path().equals("/sign-in") || context.path().equals("/signed-in");
    }

    private static void demandOfficer(Context context, @Nullable Session session) {
        if (session == null) {
            boolean page = context.method() == io.javalin.http.HandlerType.GET && !isStream(context);
            if (!page) {
                throw new ForbiddenResponse();
            }
            String query = context.queryString() == null ? "" : "?" + context.queryString();
            context.redirect(
                    "/sign-in?return=" + URLEncoder.encode(context.path() + query, StandardCharsets.UTF_8),
                    HttpStatus.SEE_OTHER);
            context.skipRemainingHandlers();
        } else if (session.officer().isRefused() && !context.path().equals("/sign-out")) {
            throw new ForbiddenResponse();
        }
    }

    /** The toggle leads to the same place, with a word more; here that word is taken off again. */
    private void keepLanguage(Context context) {
        Language wanted = "cy".equals(context.queryParam("lang")) ? Language.WELSH : Language.ENGLISH;
        context.cookie(cookie(LANGUAGE_COOKIE, wanted.code(), YEAR_SECONDS));
        context.redirect(here(context, ""), HttpStatus.SEE_OTHER);
        context.skipRemainingHandlers();
    }

    private static Language language(Context context, @Nullable Session session) {
        String chosen = context.cookie(LANGUAGE_COOKIE);
        if (chosen != null) {
            return chosen.equals("cy") ? Language.WELSH : Language.ENGLISH;
        }
        String accepted = context.header("Accept-Language");
        boolean welsh = session == null
                ? accepted != null && accepted.startsWith("cy")
                : session.officer().speaksWelsh();
        return welsh ? Language.WELSH : Language.ENGLISH;
    }

    /** The path and query of this request with another language, or none. A path of two slashes would lead elsewhere. */
    private static String here(Context context, String language) {
        Map<String, String> query = new java.util.TreeMap<>();
        context.queryParamMap().forEach((name, values) -> {
            if (!values.isEmpty()) {
                query.put(name, values.get(0));
            }
        });
        query.remove("lang");
        if (!language.isEmpty()) {
            query.put("lang", language);
        }
        String text = query.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return context.path().replaceAll("^[/\\\\]+", "/") + (text.isEmpty() ? "" : "?" + text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A cookie that no script reads and no other site sends. */
    Cookie cookie(String name, String value, int seconds) {
        return new Cookie(name, value, "/", seconds, secureCookies, true, null, SameSite.LAX);
    }

    /** Whose page it is. */
    static Session session(Context context) {
        Session session = context.attribute(SESSION);
        return Objects.requireNonNull(session, "the guard lets nobody else in");
    }

    /** Whose form it is; refused unless it comes from a page of theirs. */
    static Session demandOurForm(Context context) {
        Session session = session(context);
        if (!session.sent(context.formParam(FORM_TOKEN))) {
            throw new ForbiddenResponse();
        }
        return session;
    }

    /** A page for officers who have the right to it; whoever has not is refused. */
    static Handler only(Predicate<Officer> right, Handler page) {
        return context -> {
            if (!right.test(session(context).officer())) {
                throw new ForbiddenResponse();
            }
            page.handle(context);
        };
    }

    /** The language of the page. */
    static Words words(Context context) {
        Words words = context.attribute(WORDS);
        return words == null ? Words.of(Language.ENGLISH) : words;
    }

    /** Writes a page. */
    static void render(Context context, String template, String section, Map<String, Object> parameters) {
        Guard guard = Objects.requireNonNull(context.attribute(SELF), "the guard comes first");
        Words words = words(context);
        Session session = context.attribute(SESSION);
        String toggle = here(context, words.language().other().code());
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("frame", new Frame(words, guard.assets, session, toggle, section));
        StringOutput page = new StringOutput();
        TEMPLATES.render(template + ".jte", all, page);
        context.header("Content-Language", words.language().code());
        context.attribute(ANSWERED, true);
        context.html(page.toString());
    }
}
