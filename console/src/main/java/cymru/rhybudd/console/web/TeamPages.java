package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.AlertBudget;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.Hold;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.PublishedModel;
import cymru.rhybudd.console.desk.Workload;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.HoldReason;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What team leaders see of their teams: counts, and never a name. */
final class TeamPages {
    private static final int WEEKS_OF_BUDGET = 6;
    private static final String NOBODY = "";

    private final Disclosure disclosure;
    private final Desk desk;
    private final Published published;
    private final Colleagues colleagues;
    private final Clock clock;

    TeamPages(Disclosure disclosure, Published published, Colleagues colleagues) {
        this.disclosure = disclosure;
        this.desk = disclosure.desk();
        this.published = published;
        this.colleagues = colleagues;
        this.clock = disclosure.clock();
    }

    /** Who has how much to do: every team, and each officer of one. What says nothing on a list is not counted here either. */
    void workload(Context context) {
        Words words = Guard.words(context);
        TeamNames names = new TeamNames(words, published);
        List<String> keys = names.keysWith(desk.teams());
        Instant now = published.now(clock);
        LocalDate today = LocalDate.ofInstant(now, Words.ZONE);
        List<WorkloadView.Row> teams = keys.stream()
                .map(key -> new WorkloadView.Row(
                        key, names.of(key), "/queue?team=" + key, Workload.of(told(key), now, today)))
                .toList();
        String team = team(context, keys);
        List<WorkloadView.Row> officers = new ArrayList<>();
        byOfficer(told(team), colleagues.readersOf(team)).forEach((officer, alerts) -> {
            String queue = "/queue?team=" + team + (officer.equals(NOBODY) ? "&whose=unassigned" : "&of=" + officer);
            String name = officer.equals(NOBODY) ? words.text("holder.nobody") : officer;
            officers.add(new WorkloadView.Row(officer, name, queue, Workload.of(alerts, now, today)));
        });
        Guard.render(
                context,
                "team-workload",
                "team",
                Map.of("view", new WorkloadView(words, teams, team, officers, hidden(team), now)));
    }

    private List<OpenAlert> told(String team) {
        return desk.all(team).stream()
                .filter(alert -> !disclosure.isRestricted(alert))
                .toList();
    }

    private int hidden(String team) {
        return (int) desk.all(team).stream()
                .filter(alert -> alert.closedBy() == null && disclosure.isRestricted(alert))
                .count();
    }

    /** The team of the address; without one the leader's own, or the first. */
    private static String team(Context context, List<String> keys) {
        String asked = context.queryParam("team");
        if (asked != null) {
            if (!keys.contains(asked)) {
                throw new NotFoundResponse();
            }
            return asked;
        }
        return Guard.session(context).officer().teams().stream()
                .filter(keys::contains)
                .findFirst()
                .orElse(keys.isEmpty() ? "" : keys.get(0));
    }

    /** What is assigned to somebody who does not see the team's alerts is nobody's, as on the list. */
    private static Map<String, List<OpenAlert>> byOfficer(List<OpenAlert> alerts, Set<String> readers) {
        Map<String, List<OpenAlert>> byOfficer = new TreeMap<>();
        for (OpenAlert alert : alerts) {
            if (alert.closedBy() == null) {
                String assigned = Objects.requireNonNullElse(alert.course().assignedTo(), NOBODY);
                String officer = readers.contains(assigned) ? assigned : NOBODY;
                byOfficer.computeIfAbsent(officer, first -> new ArrayList<>()).add(alert);
            }
        }
        return byOfficer;
    }

    /** How far each team's budget has gone, this week and before, and what waits because of it. */
    void budget(Context context) {
        Words words = Guard.words(context);
        TeamNames names = new TeamNames(words, published);
        LocalDate today = published.today(clock);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<LocalDate> weeks =
                IntStream.range(0, WEEKS_OF_BUDGET).mapToObj(monday::minusWeeks).toList();
        Map<String, Hold> waiting = new HashMap<>();
        for (Hold hold : disclosure.holds()) {
            if (hold.reason() == HoldReason.BUDGET) {
                hold.teams().forEach(team -> waiting.put(team.team(), hold));
            }
        }
        List<BudgetView.Row> rows = names.keysWith(waiting.keySet()).stream()
                .map(key -> row(key, names.of(key), weeks, waiting.get(key)))
                .toList();
        @Nullable
        AlertBudget budget = published
                .model(published.versionInForce(today))
                .map(PublishedModel::budget)
                .orElse(null);
        Guard.render(context, "team-budget", "team", Map.of("view", new BudgetView(words, budget, weeks, rows)));
    }

    private BudgetView.Row row(String key, String name, List<LocalDate> weeks, @Nullable Hold hold) {
        Hold.Team nothing = Hold.Team.none(key);
        return new BudgetView.Row(
                name,
                weeks.stream().map(week -> desk.budgeted(key, week)).toList(),
                hold == null
                        ? nothing
                        : hold.teams().stream()
                                .filter(team -> team.team().equals(key))
                                .findFirst()
                                .orElse(nothing),
                hold == null ? "" : hold.name());
    }

    /** What alerts came to, and which indicators are worth theirs. */
    void outcomes(Context context) {
        Words words = Guard.words(context);
        List<String> keys = new TeamNames(words, published).keysWith(desk.teams());
        String team = Objects.requireNonNullElse(context.queryParam("team"), "");
        if (!team.isEmpty() && !keys.contains(team)) {
            throw new NotFoundResponse();
        }
        int weeks = OutcomesView.PERIODS.stream()
                .filter(period -> period.toString().equals(context.queryParam("weeks")))
                .findFirst()
                .orElse(OutcomesView.PERIODS.get(1));
        LocalDate today = published.today(clock);
        OutcomesView view = new OutcomesView(
                words,
                published,
                team,
                keys,
                weeks,
                today,
                published.versionInForce(today),
                desk.outcomes(team.isEmpty() ? null : team, weeks, today));
        Guard.render(context, "team-outcomes", "team", Map.of("view", view));
    }
}
