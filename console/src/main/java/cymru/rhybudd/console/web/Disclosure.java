package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.AccessLog;
import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.Hold;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.WaitingAlert;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.View;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens alerts to officers. Another team's is not there at all, so that nobody learns that it exists. */
record Disclosure(Desk desk, Citizens citizens, AccessLog accessLog, ReasonsGiven reasons, Clock clock) {
    /** The alert of the address. */
    OpenAlert find(Context context) {
        return desk.alert(context.pathParam("alert"))
                .filter(open -> Guard.session(context).officer().mayRead(open.team()))
                .orElseThrow(NotFoundResponse::new);
    }

    /** Whether the officer needs to say no more: the person is not restricted, or they have said why. */
    boolean isOpenTo(Session session, OpenAlert alert) {
        return !isRestricted(alert) || reason(session, alert).isPresent();
    }

    boolean isRestricted(OpenAlert alert) {
        return citizens.isRestricted(alert.alert().getCitizen());
    }

    /** What waits, by hold, the names in order. */
    List<Hold> holds() {
        return desk.holds().stream()
                .map(hold -> hold.hiding(this::isRestricted))
                .toList();
    }

    /** What waits under a name, that of a hold or the id of an alert. */
    Hold hold(String name) {
        return desk.hold(name).hiding(this::isRestricted);
    }

    private boolean isRestricted(WaitingAlert alert) {
        return citizens.isRestricted(alert.citizen());
    }

    private Optional<String> reason(Session session, OpenAlert alert) {
        return reasons.of(session, Interrupted.RESTRICTED, alert.alert().getCitizen());
    }

    /** Before the alert is shown. Whatever page forgot to ask, a restricted person is shown to nobody who has not said why. */
    void record(Session session, OpenAlert alert) {
        String reason = isRestricted(alert)
                ? reason(session, alert).orElseThrow(ForbiddenResponse::new)
                : "an open alert of the team " + alert.team();
        accessLog.record(access(session, View.ALERT_EXPLAINED, alert.alert().getCitizen(), alert.id(), reason));
    }

    /** That the officer is shown something. */
    Access access(Session session, View view, String citizen, @Nullable String alertId, String reason) {
        return new Access(
                session.officer().id(),
                view,
                citizen,
                alertId,
                reason,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
