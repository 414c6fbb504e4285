package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Urgency;
import cymru.rhybudd.console.desk.Workload;
import cymru.rhybudd.console.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page of workloads says.
 *
 * @param teams every team
 * @param team the key of the team whose officers are shown; empty where there is no team
 * @param officers who has something of that team, and what is nobody's in particular
 * @param hidden how many alerts of the team are counted nowhere, for their people are restricted
 */
public record WorkloadView(Words words, List<Row> teams, String team, List<Row> officers, int hidden, Instant clock) {
    /**
     * What a team or an officer has to do.
     *
     * @param key the team's key or the officer's id; empty for what is nobody's
     * @param name as it is shown
     * @param queue the address of the list that holds it
     */
    public record Row(String key, String name, String queue, Workload load) {}

    public String teamName() {
        return teams.stream()
                .filter(row -> row.key().equals(team))
                .map(Row::name)
                .findFirst()
                .orElse(team);
    }

    /** The list's part of that urgency. */
    public static String link(Row row, Urgency urgency) {
        return row.queue() + "&urgency=" + urgency.name().toLowerCase(Locale.ROOT);
    }

    /** How long the oldest has waited; empty where none is open. */
    public String oldest(Row row) {
        @Nullable Instant oldest = row.load().oldest();
        return oldest == null ? words.text("none") : Standing.waited(words, oldest, clock);
    }

    /** Open alerts by urgency, beside the greatest of the table. */
    public static Bar bar(Row row, List<Row> among) {
        Workload load = row.load();
        int most = among.stream().mapToInt(each -> each.load().open()).max().orElse(1);
        return Bar.of(
                most,
                new Bar.Amount(load.count(Urgency.STATUTORY), "rhybudd-bar__statutory"),
                new Bar.Amount(load.count(Urgency.RED), "rhybudd-bar__red"),
                new Bar.Amount(load.count(Urgency.AMBER), "rhybudd-bar__amber"),
                new Bar.Amount(load.count(Urgency.OTHER), "rhybudd-bar__other"));
    }
}
