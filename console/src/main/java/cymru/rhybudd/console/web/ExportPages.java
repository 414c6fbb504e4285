package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A team's open alerts as a file: for a reason, each row a recorded view, without a name, and without those of people who are restricted. */
final class ExportPages {
    private static final List<String> COLUMNS = List.of("alert", "concern", "deadline", "since", "urgency", "state");

    private final Disclosure disclosure;
    private final Published published;

    ExportPages(Disclosure disclosure, Published published) {
        this.disclosure = disclosure;
        this.published = published;
    }

    /** Asks why. */
    void show(Context context) {
        show(context, demandTeam(context), new Form(Map.of()));
    }

    private static void show(Context context, String team, Form form) {
        Guard.render(context, "export", "queue", Map.of("team", team, "form", form));
    }

    /** Gives the file, once the views are recorded. */
    void export(Context context) {
        Session session = Guard.demandOurForm(context);
        String team = demandTeam(context);
        Words words = Guard.words(context);
        Form form = ActPages.form(context);
        Optional<String> reason = ViewReason.read(words, form);
        if (reason.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, team, form);
            return;
        }
        List<OpenAlert> alerts = disclosure.desk().open(team).stream()
                .filter(alert -> !disclosure.isRestricted(alert))
                .toList();
        disclosure
                .accessLog()
                .recordAll(alerts.stream()
                        .map(alert -> disclosure.access(
                                session, View.LIST_EXPORTED, alert.alert().getCitizen(), alert.id(), reason.get()))
                        .toList());
        Csv csv = new Csv();
        csv.row(COLUMNS.stream()
                .map(column -> words.text("queue.column." + column))
                .toList());
        alerts.forEach(alert -> csv.row(cells(words, alert)));
        context.header("Content-Disposition", "attachment; filename=\"rhybudd.csv\"");
        context.contentType("text/csv; charset=utf-8");
        context.result(csv.toString());
    }

    private List<String> cells(Words words, OpenAlert alert) {
        LocalDate deadline = alert.alert().getDeadline();
        return List.of(
                words.text("kind." + alert.alert().getKind()) + " " + QueueView.reference(alert.alert()),
                QueueView.indicator(
                        words,
                        published,
                        alert.alert().getAssessment().getModelVersion(),
                        alert.alert().getLeading()),
                deadline == null ? "" : deadline.toString(),
                words.moment(alert.since()),
                words.text("urgency." + alert.urgency()),
                Standing.of(words, alert) + ". " + Standing.holder(words, alert));
    }

    private static String demandTeam(Context context) {
        return Optional.ofNullable(context.queryParam("team"))
                .filter(Guard.session(context).officer()::mayRead)
                .orElseThrow(NotFoundResponse::new);
    }
}
