package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.PublishedModel;
import cymru.rhybudd.console.desk.QueuePage;
import cymru.rhybudd.console.desk.TwoNames;
import cymru.rhybudd.console.desk.Urgency;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.Alert;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the list of a team says. It names no person. */
public record QueueView(
        Words words,
        Published published,
        String team,
        List<String> teams,
        @Nullable Urgency only,
        QueuePage page) {
    private static final int REFERENCE_LENGTH = 8;

    /** A short name of an alert, for speaking of it. */
    public static String reference(Alert alert) {
        String id = alert.getAlertId();
        return id.substring(0, Math.min(REFERENCE_LENGTH, id.length())).toUpperCase(Locale.ROOT);
    }

    public String teamName(String key) {
        return words.name(published.teams().getOrDefault(key, new TwoNames(key, key)));
    }

    /** The name of the indicator that leads. */
    public String concern(OpenAlert alert) {
        return indicator(
                words,
                published,
                alert.alert().getAssessment().getModelVersion(),
                alert.alert().getLeading());
    }

    static String indicator(Words words, Published published, String version, String key) {
        return Optional.ofNullable(published
                        .model(version)
                        .map(PublishedModel::indicators)
                        .orElse(java.util.Map.of())
                        .get(key))
                .map(words::name)
                .orElse(key);
    }

    public String deadline(OpenAlert alert) {
        LocalDate deadline = alert.alert().getDeadline();
        return deadline == null ? words.text("none") : words.date(deadline);
    }

    /** The same list with another filter or page. */
    public String link(@Nullable Urgency urgency, int number) {
        return "/queue?team=" + team
                + (urgency == null ? "" : "&urgency=" + urgency.name().toLowerCase(Locale.ROOT))
                + (number > 1 ? "&page=" + number : "");
    }

    /** Where new alerts of the team announce themselves. */
    public String stream() {
        return "/live?team=" + team + "&after=" + page.upTo();
    }

    /** The colour of the tag; the word says the same. */
    public static String tag(Urgency urgency) {
        return switch (urgency) {
            case STATUTORY -> "govuk-tag--purple";
            case RED -> "govuk-tag--red";
            case AMBER -> "govuk-tag--orange";
            case OTHER -> "govuk-tag--grey";
        };
    }
}
