package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.life.ListedAlert;
import cymru.rhybudd.audit.life.ListedAlert.Held;
import cymru.rhybudd.audit.life.ListedAlert.Told;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.Rag;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alerts of all citizens, a line for each. Of a citizen the beginning of the pseudonym is shown, as in every list of alerts. */
public final class AlertsReport {
    /** A page of more alerts than this would be a thousand sheets of paper. */
    public static final int MOST_ON_A_PAGE = 20_000;

    private static final List<Rag> GRAVEST_FIRST = List.of(Rag.RED, Rag.AMBER, Rag.GREEN, Rag.UNKNOWN);
    /** So much of an id tells a million alerts apart, and {@code audit explain} takes it. */
    private static final int ALERT = 13;

    private final List<ListedAlert> alerts;
    private final LifeWords words;
    private final long citizens;
    private final Map<Rag, Integer> colours;
    private final Map<EpisodeStep, Integer> steps;

    /** Of these, in their order. */
    public AlertsReport(List<ListedAlert> alerts, LifeWords words) {
        this.alerts = Collections.unmodifiableList(alerts);
        this.words = words;
        this.citizens = alerts.stream().map(ListedAlert::citizen).distinct().count();
        this.colours = counts(Rag.class, ListedAlert::colour);
        this.steps = counts(EpisodeStep.class, ListedAlert::step);
    }

    private <E extends Enum<E>> Map<E, Integer> counts(Class<E> constants, Function<ListedAlert, E> of) {
        Map<E, Integer> counts = new EnumMap<>(constants);
        alerts.forEach(alert -> counts.merge(of.apply(alert), 1, Integer::sum));
        return counts;
    }

    /** For a terminal, line by line. */
    public Stream<String> lines() {
        Stream<String> head = Stream.of(words.say("alerts.title"), words.say("alerts.intro"), "");
        Stream<String> foot = alerts.isEmpty() ? Stream.of(sentence()) : Stream.of("", sentence());
        return Stream.concat(Stream.concat(head, alerts.stream().map(this::line)), foot);
    }

    private String line(ListedAlert alert) {
        return alert.at() + "  " + alert.place() + "  "
                + words.say(
                        "alerts.line",
                        beginning(alert.alertId()),
                        words.name(alert.colour()),
                        words.name(alert.kind()),
                        words.name(alert.step()),
                        Pseudonym.shown(alert.citizen()),
                        fate(alert));
    }

    private static String beginning(String alertId) {
        return alertId.substring(0, Math.min(ALERT, alertId.length()));
    }

    /** Which team was told of it, and what it waits for, or waited. */
    private String fate(ListedAlert alert) {
        StringJoiner fate = new StringJoiner("; ").setEmptyValue(words.say("alerts.nobody"));
        for (Told told : alert.told()) {
            fate.add(words.say(
                    told.inDigest() ? "alerts.told-in-digest" : "alerts.told",
                    words.isWelsh() ? told.team().nameCy() : told.team().nameEn()));
        }
        Held held = alert.held();
        if (held != null) {
            fate.add(words.say("alerts.held", held.team(), words.name(held.state()), words.name(held.reason())));
        }
        return fate.toString();
    }

    private String sentence() {
        return alerts.isEmpty()
                ? words.say("alerts.none")
                : words.say(
                        "alerts.total",
                        Integer.toString(alerts.size()),
                        Long.toString(citizens),
                        said(GRAVEST_FIRST, colours),
                        said(List.of(EpisodeStep.values()), steps));
    }

    private <E extends Enum<E>> String said(List<E> constants, Map<E, Integer> counts) {
        return constants.stream()
                .filter(counts::containsKey)
                .map(constant -> counts.get(constant) + " " + words.name(constant))
                .collect(Collectors.joining(", "));
    }

    /** Whether they are few enough for {@link #page}. */
    public boolean fitsOnAPage() {
        return alerts.size() <= MOST_ON_A_PAGE;
    }

    /** As a page, if they {@linkplain #fitsOnAPage() fit on one}. */
    public ReportPage page() {
        return new ReportPage(
                words.language(),
                words.say("alerts.title"),
                List.of(words.say("alerts.intro")),
                List.of(new ReportPart(
                        words.say("alerts.heading"),
                        List.of(sentence()),
                        List.of(
                                words.say("course.when"),
                                words.say("alerts.alert"),
                                words.say("alerts.what"),
                                words.say("alerts.citizen"),
                                words.say("alerts.fate")),
                        alerts.stream().map(this::row).toList())));
    }

    private List<String> row(ListedAlert alert) {
        return List.of(
                alert.at().toString(),
                beginning(alert.alertId()) + ", " + alert.place(),
                words.name(alert.colour()) + ": " + words.name(alert.kind()) + ", " + words.name(alert.step()),
                Pseudonym.shown(alert.citizen()),
                fate(alert));
    }

    /** For programs: {@code alerts} is no array of the tree, but is made one by one as it is written. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("count", alerts.size())
                .put("citizens", citizens);
        ObjectNode byColour = json.putObject("colours");
        colours.forEach((colour, count) -> byColour.put(colour.name(), count));
        ObjectNode byStep = json.putObject("steps");
        steps.forEach((step, count) -> byStep.put(step.name(), count));
        Iterable<ObjectNode> list =
                () -> alerts.stream().map(AlertsReport::json).iterator();
        return json.putPOJO("alerts", list);
    }

    private static ObjectNode json(ListedAlert alert) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", alert.at().toString())
                .put("record", alert.place())
                .put("alertId", alert.alertId())
                .put("colour", alert.colour().name())
                .put("kind", alert.kind().name())
                .put("step", alert.step().name())
                .put("citizen", Pseudonym.shown(alert.citizen()));
        ArrayNode told = json.putArray("told");
        alert.told()
                .forEach(one -> told.addObject()
                        .put("team", one.team().key())
                        .put("at", one.at().toString())
                        .put("record", one.place())
                        .put("inDigest", one.inDigest()));
        Held held = alert.held();
        if (held == null) {
            json.putNull("held");
        } else {
            json.putObject("held")
                    .put("team", held.team())
                    .put("hold", held.hold())
                    .put("state", held.state().name())
                    .put("reason", held.reason().name());
        }
        return json;
    }
}
