package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.AlertState;
import cymru.rhybudd.console.desk.Digest;
import cymru.rhybudd.console.desk.DigestLine;
import cymru.rhybudd.console.desk.Holder;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.PublishedModel;
import cymru.rhybudd.console.desk.QueueFilter;
import cymru.rhybudd.console.desk.QueuePage;
import cymru.rhybudd.console.desk.TwoNames;
import cymru.rhybudd.console.desk.Urgency;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a list says. It names no person.
 *
 * @param colleagues to whom alerts may be assigned: names by id
 * @param actId the id of an assignment, should the form be sent
 * @param notice what was just done
 * @param clock by which waiting is counted
 */
public record QueueView(
        Words words,
        Published published,
        QueueFilter filter,
        QueuePage page,
        Map<String, String> colleagues,
        String actId,
        QueueNotice notice,
        Instant clock) {

    /** A short name of an alert, for speaking of it. */
    public static String reference(Alert alert) {
        return OpenAlert.reference(alert.getAlertId());
    }

    public String teamName(String key) {
        return words.name(published.teams().getOrDefault(key, new TwoNames(key, key)));
    }

    public boolean isRestricted(OpenAlert alert) {
        return filter.isHidden().test(alert);
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

    public String left(OpenAlert alert) {
        return Standing.left(words, alert, clock);
    }

    public String waited(OpenAlert alert) {
        return Standing.waited(words, alert, clock);
    }

    public String stands(OpenAlert alert) {
        return Standing.of(words, alert);
    }

    public String holder(OpenAlert alert) {
        String assigned = alert.course().assignedTo();
        if (assigned != null && alert.team().equals(filter.team()) && filter.isNobodys(alert)) {
            return words.text("holder.elsewhere", assigned);
        }
        return Standing.holder(words, alert);
    }

    /** What a form says of an alert that is picked: which, and how it stood. */
    public static String pick(OpenAlert alert) {
        return alert.episode() + "|" + alert.id() + "|" + alert.course().latest();
    }

    /** Whose alerts. */
    public String link(Holder holder) {
        return link(holder, null, null, 1);
    }

    /** Those in a state; null for all that are open. */
    public String link(@Nullable AlertState state) {
        return link(filter.holder(), state, null, 1);
    }

    /** Those of an urgency; null for all. */
    public String link(@Nullable Urgency urgency) {
        return link(filter.holder(), filter.state(), urgency, 1);
    }

    /** Another page of the same list. */
    public String link(int number) {
        return link(filter.holder(), filter.state(), filter.urgency(), number);
    }

    /** Everybody's alerts again. */
    public String linkToAll() {
        return "/queue?team=" + filter.team();
    }

    /** Those of a digest. */
    public String link(Digest digest) {
        return linkToAll() + "&digest=" + digest.id();
    }

    /** What is in a digest, by whom and why. */
    public String digest(DigestLine line) {
        Digest digest = line.digest();
        return words.text("digest.line", digest.hold(), digest.officer(), day(words, digest), digest.reason());
    }

    /** By which digest it was told; empty where it was told by itself. */
    public String digest(OpenAlert alert) {
        return digest(words, alert);
    }

    static String digest(Words words, OpenAlert alert) {
        Digest digest = alert.digest();
        return digest == null ? "" : words.text("digest.from", digest.hold(), digest.officer(), day(words, digest));
    }

    private static String day(Words words, Digest digest) {
        return words.date(LocalDate.ofInstant(digest.at(), Words.ZONE));
    }

    private String link(Holder holder, @Nullable AlertState state, @Nullable Urgency urgency, int number) {
        return "/queue?team=" + filter.team()
                + (holder == Holder.TEAM ? "" : "&whose=" + lower(holder))
                + (state == null ? "" : "&state=" + lower(state))
                + (urgency == null ? "" : "&urgency=" + lower(urgency))
                + (filter.assignee() == null || holder != filter.holder() ? "" : "&of=" + filter.assignee())
                + (filter.digest() == null || holder != filter.holder() ? "" : "&digest=" + filter.digest())
                + (number > 1 ? "&page=" + number : "");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Where new alerts of the team announce themselves. */
    public String stream() {
        return "/live?team=" + filter.team() + "&after=" + page.upTo().text();
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
