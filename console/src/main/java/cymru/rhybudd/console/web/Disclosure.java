package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.AccessLog;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.View;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Opens alerts to officers. Another team's is not there at all, so that nobody learns that it exists. */
record Disclosure(Desk desk, AccessLog accessLog, Clock clock) {
    /** The alert of the address. */
    OpenAlert find(Context context) {
        return desk.alert(context.pathParam("alert"))
                .filter(open -> Guard.session(context).officer().mayRead(open.team()))
                .orElseThrow(NotFoundResponse::new);
    }

    /** Before the name is even looked up. */
    void record(Session session, OpenAlert alert) {
        accessLog.record(Access.newBuilder()
                .setOfficer(session.officer().id())
                .setView(View.ALERT_EXPLAINED)
                .setCitizen(alert.alert().getCitizen())
                .setAlertId(alert.id())
                .setReason("an open alert of the team " + alert.team())
                .setViewedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build());
    }
}
