package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.ActKind;
import cymru.rhybudd.console.desk.AlertState;
import cymru.rhybudd.console.desk.LawfulBasis;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.PublishedModel;
import cymru.rhybudd.console.desk.ScorePoint;
import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Unguessable;
import cymru.rhybudd.console.signpost.Signposts;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Counterfactual;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.RestrictionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an alert says, in one language.
 *
 * @param who the person; null where the directory does not say
 * @param restricted why they are restricted; empty where they are not
 * @param now the newest picture; null where there is none
 * @param aboutThePerson what officers recorded about the person and no alert
 * @param signposts services that may be suggested
 * @param clock by which ages are counted
 * @param officer who looks
 * @param done what the officer has just done; null for nothing
 */
public record AlertView(
        Words words,
        Published published,
        OpenAlert open,
        @Nullable DirectoryEntry who,
        Set<RestrictionKind> restricted,
        @Nullable Assessment now,
        List<ScorePoint> points,
        List<OfficerActed> aboutThePerson,
        Signposts signposts,
        Instant clock,
        Officer officer,
        @Nullable ActKind done) {

    public Alert alert() {
        return open.alert();
    }

    /** Where it stands, and whose it is. */
    public String stands() {
        return Standing.of(words, open) + ". " + Standing.holder(words, open) + ".";
    }

    public String waited() {
        return Standing.waited(words, open, clock);
    }

    /** By which digest it was told; empty where it was told by itself. */
    public String digest() {
        return QueueView.digest(words, open);
    }

    public String left() {
        return Standing.left(words, open, clock);
    }

    /** Acts that need no more than a button, as the alert stands. */
    public List<ActKind> buttons() {
        return switch (open.state()) {
            case NEW, REOPENED -> List.of(ActKind.ACKNOWLEDGE);
            case ACKNOWLEDGED -> List.of();
            case SNOOZED -> List.of(ActKind.UNSNOOZE);
            case CLOSED -> List.of(ActKind.REOPEN);
        };
    }

    public boolean isMine() {
        return officer.id().equals(open.course().assignedTo());
    }

    /** Acts that have a form. */
    public List<ActKind> forms() {
        return Stream.of(
                        ActKind.ASSIGN,
                        ActKind.NOTE,
                        ActKind.INTERVENTION,
                        ActKind.SNOOZE,
                        ActKind.CLOSE,
                        ActKind.WRONG_FACT,
                        ActKind.NOT_THE_SAME_PERSON,
                        ActKind.MISSED)
                .filter(kind -> kind != ActKind.SNOOZE || open.state().isOpen())
                .filter(kind -> kind != ActKind.CLOSE || open.state() != AlertState.CLOSED)
                .toList();
    }

    /** What officers did about the alert, or recorded about the person; the latest first. */
    public List<CourseRow> course() {
        List<OfficerActed> acts = new ArrayList<>(open.course().acts());
        acts.addAll(aboutThePerson);
        acts.sort(Comparator.comparing(OfficerActed::getActedAt));
        Collections.reverse(acts);
        return acts.stream().map(act -> CourseRow.of(words, act)).toList();
    }

    /** How the officer takes back what they did last; empty where they cannot. */
    public Optional<Undo> undo() {
        return Undo.of(open, officer.id());
    }

    public String intervention(InterventionRecorded recorded) {
        return CourseRow.intervention(words, recorded);
    }

    /** A new act's id. */
    public String actId() {
        return Unguessable.random();
    }

    private Assessment picture() {
        return alert().getAssessment();
    }

    public String reference() {
        return QueueView.reference(alert());
    }

    /** The person's name, or that nobody knows it. */
    public String name() {
        if (who == null) {
            return words.text("alert.unknown-person");
        }
        return Stream.of(who.getTitle(), who.getForenames(), who.getSurname())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    public @Nullable String born() {
        LocalDate born = who == null ? null : who.getDateOfBirth();
        return born == null
                ? null
                : words.date(born) + " ("
                        + words.text(
                                "alert.age",
                                Period.between(born, LocalDate.ofInstant(clock, Words.ZONE))
                                        .getYears())
                        + ")";
    }

    public @Nullable String address() {
        return who == null || who.getAddressLine() == null
                ? null
                : Stream.of(who.getAddressLine(), who.getPostcode())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(", "));
    }

    /** How many of the person's records each system holds: all that is known here of how sure the link is. */
    public String records() {
        if (who == null) {
            return words.text("none");
        }
        Map<String, Long> bySource = who.getRecords().stream()
                .collect(Collectors.groupingBy(
                        record -> source(record.substring(0, Math.max(0, record.indexOf('/')))),
                        () -> new TreeMap<>(words.alphabetically()),
                        Collectors.counting()));
        return bySource.entrySet().stream()
                .map(each -> words.text("records.of", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Why officers were told. */
    public String reason() {
        String key = "reason." + alert().getReason();
        return words.text(words.has(key) ? key : "reason.other");
    }

    public String colour() {
        return words.text(
                "alert.colour",
                words.text("rag." + alert().getRagAfter()),
                Words.points(picture().getScore()),
                Words.points(alert().getScoreBefore()));
    }

    public String indicator(String key) {
        return QueueView.indicator(words, published, picture().getModelVersion(), key);
    }

    /** What moved, the greatest rise first, with the facts behind it. */
    public List<ConcernRow> moved() {
        return picture().getMovements().stream().map(this::moved).toList();
    }

    private ConcernRow moved(Movement movement) {
        Optional<Contribution> behind = picture().getContributions().stream()
                .filter(each -> each.getIndicator().equals(movement.getIndicator()))
                .findFirst();
        return row(
                movement.getIndicator(),
                words.text(
                        "alert.points",
                        Words.points(movement.getPointsBefore()),
                        Words.points(movement.getPointsAfter())),
                behind.orElse(null));
    }

    /** Everything that adds to the score, in the model's order. */
    public List<ConcernRow> everything() {
        return picture().getContributions().stream()
                .filter(each -> each.getPoints() > 0)
                .map(each -> row(each.getIndicator(), Words.points(each.getPoints()), each))
                .toList();
    }

    private ConcernRow row(String indicator, String points, @Nullable Contribution behind) {
        return behind == null
                ? new ConcernRow(indicator(indicator), points, words.text("none"), words.text("none"), "")
                : new ConcernRow(indicator(indicator), points, facts(behind), sources(behind), age(behind));
    }

    private String facts(Contribution behind) {
        String facts = behind.getMeasures().stream()
                .filter(measured -> measured.getValue() != 0)
                .map(this::fact)
                .collect(Collectors.joining("; "));
        return facts.isEmpty() ? words.text("none") : facts;
    }

    /** Per cent and weeks are kept in hundredths; a measure that this page does not know yet is given by its name. */
    private String fact(Measured measured) {
        String name = measured.getMeasure();
        String key = "measure." + name;
        if (!words.has(key)) {
            return name + " " + measured.getValue();
        }
        boolean hundredths = name.endsWith("-percent") || name.endsWith("-weeks");
        Object value = hundredths ? Words.hundredths(measured.getValue()) : (Object) measured.getValue();
        return words.text(key, value);
    }

    private String sources(Contribution behind) {
        return behind.getSources().stream()
                .map(this::source)
                .sorted(words.alphabetically())
                .collect(Collectors.joining(", "));
    }

    public String source(String key) {
        return words.has("source." + key) ? words.text("source." + key) : key;
    }

    private String age(Contribution behind) {
        LocalDate proven = behind.getProvenOn();
        LocalDate over = behind.getDecaysFrom();
        return Stream.of(
                        proven == null ? null : words.date(proven),
                        behind.getStale() ? words.text("alert.stale") : null,
                        over == null ? null : words.text("alert.fades", words.date(over)))
                .filter(part -> part != null)
                .collect(Collectors.joining("; "));
    }

    public String lower() {
        Counterfactual change = picture().getCounterfactual();
        return change == null
                ? words.text("alert.lower.none")
                : words.text(
                        "alert.lower.text",
                        indicator(change.getIndicator()),
                        Words.points(change.getScore()),
                        words.text("rag." + change.getRag()).toLowerCase(java.util.Locale.ROOT));
    }

    /** Services that may help with what counts here. */
    public List<SignpostRow> suggested() {
        List<String> concerns = picture().getContributions().stream()
                .filter(each -> each.getPoints() > 0)
                .map(Contribution::getIndicator)
                .toList();
        return signposts.suggest(alert().getLeading(), concerns, alert().getPatch()).stream()
                .map(signpost -> SignpostRow.of(words, signpost, this::indicator))
                .toList();
    }

    public @Nullable String deadline() {
        LocalDate deadline = alert().getDeadline();
        return deadline == null ? null : words.text("alert.deadline", words.date(deadline));
    }

    /** How the citizen stands by the newest picture. */
    public String standing() {
        return now == null
                ? words.text("alert.now.none")
                : words.text(
                        "alert.now.text",
                        words.date(now.getAsOf()),
                        words.text("rag." + now.getRag()),
                        Words.points(now.getScore()));
    }

    public @Nullable String missing() {
        return picture().getMissing().isEmpty()
                ? null
                : words.text(
                        "alert.missing",
                        picture().getMissing().stream()
                                .map(this::indicator)
                                .sorted(words.alphabetically())
                                .collect(Collectors.joining(", ")),
                        Words.points(picture().getScoreLow()),
                        Words.points(picture().getScoreHigh()));
    }

    public Optional<PublishedModel> model() {
        return published.model(picture().getModelVersion());
    }

    public String modelName() {
        String version = picture().getModelVersion();
        return model().map(model -> words.text("alert.model.version", words.name(model.names()), version))
                .orElse(version);
    }

    /** The drawing; null without a model, whose thresholds it needs. */
    public @Nullable Sparkline sparkline() {
        return points.isEmpty()
                ? null
                : model().map(model -> Sparkline.of(points, model)).orElse(null);
    }

    public String sparklineInWords() {
        ScorePoint first = points.get(0);
        ScorePoint last = points.get(points.size() - 1);
        return words.text(
                "alert.score.description",
                Words.points(first.score()),
                words.date(first.on()),
                Words.points(last.score()),
                words.date(last.on()),
                model().map(model -> Integer.toString(model.amber())).orElse(""),
                model().map(model -> Integer.toString(model.red())).orElse(""));
    }

    /** On what basis the facts behind the alert are used. */
    public List<LawfulBasis> bases() {
        return picture().getContributions().stream()
                .filter(each -> each.getPoints() > 0)
                .flatMap(each -> each.getSources().stream())
                .distinct()
                .flatMap(source -> published.bases(source).stream())
                .filter(basis -> !basis.statute().isEmpty())
                .distinct()
                .toList();
    }
}
