package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.Hold;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.Settlement;
import cymru.rhybudd.console.desk.WaitingAlert;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of one hold says. It names no person.
 *
 * @param asked which page of its alerts, from 1
 * @param notice what was just ruled; empty text for nothing
 */
public record HoldView(Words words, Published published, Hold hold, int asked, QueueNotice notice) {
    /** Where one rules so about a hold or an alert. */
    public static String ruling(String name, HoldRuling ruling) {
        return "/team/held/rule?hold=" + encoded(name) + "&ruling="
                + ruling.name().toLowerCase(Locale.ROOT);
    }

    public static String link(String name) {
        return "/team/held/hold?hold=" + encoded(name);
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    static String line(Words words, Published published, Hold.Team team) {
        List<String> parts = new ArrayList<>();
        add(parts, words, "team.held.red", team.red());
        add(parts, words, "team.held.amber", team.amber());
        add(parts, words, "team.held.other", team.other());
        add(parts, words, "team.held.closings", team.closings());
        add(parts, words, "team.held.restricted", team.restricted());
        return new TeamNames(words, published).of(team.team()) + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, Words words, String key, int alerts) {
        if (alerts > 0) {
            parts.add(words.text(key, alerts));
        }
    }

    /** What rulings made of alerts that waited here, each in a sentence. */
    static List<String> settled(Words words, Map<Settlement, Integer> settled) {
        return settled.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Settlement::state)
                        .thenComparing(Settlement::officer)
                        .thenComparing(Settlement::because)))
                .map(entry -> words.text(
                        "team.held.was." + entry.getKey().state(),
                        entry.getValue(),
                        entry.getKey().officer(),
                        entry.getKey().because()))
                .toList();
    }

    public List<String> settled() {
        return settled(words, hold.settled());
    }

    public String line(Hold.Team team) {
        return line(words, published, team);
    }

    /** The ruling that was written last about this very name. */
    public Optional<String> ruled() {
        return Optional.ofNullable(hold.ruled()).map(this::sentence);
    }

    private String sentence(HoldRuled ruled) {
        return words.text(
                "team.held.ruled",
                words.moment(ruled.getRuledAt()),
                ruled.getOfficer(),
                words.text("team.ruling." + ruled.getRuling()),
                ruled.getReason());
    }

    /** Those of the page. */
    public List<WaitingAlert> alerts() {
        return hold.listed((page() - 1) * Desk.PAGE_SIZE, Desk.PAGE_SIZE);
    }

    public int pages() {
        return Math.max(1, (hold.size() + Desk.PAGE_SIZE - 1) / Desk.PAGE_SIZE);
    }

    public int page() {
        return Math.min(Math.max(1, asked), pages());
    }

    public String link(int page) {
        return link(hold.name()) + (page > 1 ? "&page=" + page : "");
    }

    /** Whether nothing is said of it, for its person is restricted. */
    public boolean isRestricted(WaitingAlert alert) {
        return hold.hidden().contains(alert);
    }

    public String concern(WaitingAlert alert) {
        return QueueView.indicator(words, published, alert.modelVersion(), alert.leading());
    }

    public String colour(WaitingAlert alert) {
        return words.text(alert.isClosing() ? "team.held.closing" : "rag." + alert.colour());
    }

    public String teamName(WaitingAlert alert) {
        return new TeamNames(words, published).of(alert.team());
    }
}
