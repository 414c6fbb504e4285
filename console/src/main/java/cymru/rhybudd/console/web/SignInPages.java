package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.ReturnPath;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Sessions;
import cymru.rhybudd.console.signin.SignIn;
import cymru.rhybudd.console.words.Words;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Signing in, and out. */
final class SignInPages {
    private static final String ATTEMPT_COOKIE = "rhybudd-sign-in";
    private static final int ATTEMPT_SECONDS = 600;
    private static final int UNTIL_THE_BROWSER_CLOSES = -1;

    private final SignIn signIn;
    private final Sessions sessions;
    private final Guard guard;

    SignInPages(SignIn signIn, Sessions sessions, Guard guard) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.guard = guard;
    }

    void show(Context context) {
        String returnPath = ReturnPath.ofOurs(context.queryParam("return"));
        String notice = returnPath.equals(ReturnPath.START) || context.cookie(Guard.SESSION_COOKIE) == null
                ? ""
                : Guard.words(context).text("sign-in.ended");
        show(context, returnPath, notice);
    }

    private static void show(Context context, String returnPath, String notice) {
        Guard.render(context, "sign-in", "", Map.of("returnPath", returnPath, "notice", notice));
    }

    void depart(Context context) throws IOException {
        SignIn.Departure departure = signIn.depart(context.formParam("return"));
        context.cookie(guard.cookie(ATTEMPT_COOKIE, departure.attempt(), ATTEMPT_SECONDS));
        context.redirect(departure.to().toString(), HttpStatus.SEE_OTHER);
    }

    /** A session of an earlier sign-in ends here, so that nobody goes on in one that they did not begin. */
    void arrive(Context context) throws IOException {
        Optional<SignIn.Arrival> arrival =
                signIn.arrive(context.cookie(ATTEMPT_COOKIE), context.queryParam("state"), context.queryParam("code"));
        context.removeCookie(ATTEMPT_COOKIE);
        if (arrival.isEmpty()) {
            context.status(HttpStatus.BAD_REQUEST);
            Words words = Guard.words(context);
            show(context, ReturnPath.START, words.text("sign-in.failed"));
            return;
        }
        sessions.use(context.cookie(Guard.SESSION_COOKIE)).ifPresent(sessions::end);
        Sessions.Begun begun = sessions.begin(arrival.get().officer());
        context.cookie(guard.cookie(Guard.SESSION_COOKIE, begun.secret(), UNTIL_THE_BROWSER_CLOSES));
        context.redirect(arrival.get().returnPath(), HttpStatus.SEE_OTHER);
    }

    /** The browser forgets its secret also where the brokers do not take the news. */
    void leave(Context context) {
        Session session = Guard.demandOurForm(context);
        context.removeCookie(Guard.SESSION_COOKIE);
        sessions.end(session);
        context.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }
}
