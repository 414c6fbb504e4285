package cymru.rhybudd.console.desk;

import static cymru.rhybudd.console.ToldAlerts.opened;
import static cymru.rhybudd.console.ToldAlerts.told;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Rag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Instant T = Instant.parse("2026-11-26T08:00:00Z");

    private static final QueueFilter NORTH = QueueFilter.of("north", "c.evans");

    private final Desk desk = new Desk();

    @Test
    void theMostUrgentComesFirstAndAmongEqualsTheOldest() {
        desk.told(opened("young-red", "north", Rag.RED), 0, T.plusSeconds(9));
        desk.told(opened("amber", "north", Rag.AMBER), 1, T);
        desk.told(opened("old-red", "north", Rag.RED), 2, T.plusSeconds(1));
        desk.told(statutory("later", LocalDate.of(2026, 12, 24)), 3, T);
        desk.told(statutory("sooner", LocalDate.of(2026, 12, 3)), 4, T.plusSeconds(99));

        assertThat(ids(desk.queue(NORTH, 1))).containsExactly("sooner", "later", "old-red", "young-red", "amber");
    }

    @Test
    void aLaterStepTakesThePlaceAndKeepsTheAgeOfItsEpisode() {
        desk.told(opened("a1", "north", Rag.AMBER), 0, T);
        desk.told(told("a2", "a1", EpisodeStep.ROSE, "north", Rag.RED), 1, T.plusSeconds(60));

        OpenAlert alert = desk.queue(NORTH, 1).alerts().get(0);
        assertThat(ids(desk.queue(NORTH, 1))).containsExactly("a2");
        assertThat(alert.since()).isEqualTo(T);
        assertThat(alert.toldAt()).isEqualTo(T.plusSeconds(60));
        assertThat(desk.alert("a1")).contains(alert);
    }

    @Test
    void theEndOfAnEpisodeTakesItOffTheList() {
        desk.told(opened("a1", "north", Rag.RED), 0, T);
        desk.told(told("a2", "a1", EpisodeStep.CLOSED, "north", Rag.GREEN), 1, T.plusSeconds(60));

        assertThat(desk.open("north")).isEmpty();
        assertThat(desk.alert("a1")).isEmpty();
        assertThat(desk.alert("a2")).isEmpty();
    }

    @Test
    void anEpisodeThatMovesToAnotherTeamLeavesTheFirst() {
        desk.told(opened("a1", "north", Rag.RED), 0, T);
        desk.told(told("a2", "a1", EpisodeStep.ROSE, "south", Rag.RED), 1, T);

        assertThat(desk.open("north")).isEmpty();
        assertThat(desk.open("south")).hasSize(1);
    }

    @Test
    void aPageIsFullUpToItsSizeAndTheNextHoldsTheRest() {
        for (int each = 0; each <= Desk.PAGE_SIZE; each++) {
            desk.told(opened("a" + each, "north", Rag.RED), each, T.plusSeconds(each));
        }

        assertThat(desk.queue(NORTH, 1).alerts()).hasSize(Desk.PAGE_SIZE);
        assertThat(ids(desk.queue(NORTH, 2))).containsExactly("a" + Desk.PAGE_SIZE);
        assertThat(desk.queue(NORTH, 99).page()).isEqualTo(2);
        assertThat(desk.queue(only(Urgency.AMBER), 1).pages()).isEqualTo(1);
    }

    @Test
    void onlyWhatWasToldAfterThePageIsNew() {
        desk.told(opened("a1", "north", Rag.RED), 4, T);
        desk.told(opened("a2", "north", Rag.RED), 5, T);
        desk.told(opened("other", "south", Rag.RED), 6, T);

        assertThat(desk.newerThan(upTo(3), "north")).isEqualTo(new News(2, 0, 0, upTo(5)));
        assertThat(desk.newerThan(upTo(4), "north")).isEqualTo(new News(1, 0, 0, upTo(5)));
        assertThat(desk.newerThan(upTo(5), "north")).isEqualTo(News.none(upTo(5)));
        assertThat(desk.upTo()).isEqualTo(upTo(6));
    }

    /** A start reads everything again; and a broker may hand out twice what it handed out once. */
    @Test
    void readingTwiceLeavesTheSameLists() {
        desk.told(opened("a1", "north", Rag.RED), 0, T);
        List<String> once = ids(desk.queue(NORTH, 1));
        desk.told(opened("a1", "north", Rag.RED), 0, T);

        assertThat(ids(desk.queue(NORTH, 1))).isEqualTo(once);
    }

    @Test
    void whatIsAssignedToSomebodyWhoDoesNotSeeTheTeamCountsAsNobodys() {
        desk.told(opened("a1", "north", Rag.RED), 0, T);
        desk.told(opened("a2", "north", Rag.RED), 1, T);
        assign("a1", "c.evans");
        assign("a2", "d.price");
        QueuePage nobodys = desk.queue(
                new QueueFilter(
                        "north",
                        List.of("north"),
                        "c.evans",
                        Holder.UNASSIGNED,
                        null,
                        null,
                        null,
                        null,
                        "c.evans"::equals,
                        alert -> false),
                1);

        assertThat(ids(nobodys)).containsExactly("a2");
        assertThat(nobodys.count(Holder.UNASSIGNED)).isEqualTo(1);
    }

    private void assign(String alert, String to) {
        desk.acted(
                "citizen",
                new OfficerActed("t.leader", T, new Assigned(to), "as-" + alert, new AlertSeen(alert, alert, "")));
    }

    @Test
    void noFilterTellsApartWhatSaysNothing() {
        desk.told(opened("amber", "north", Rag.AMBER), 0, T);
        desk.told(opened("hidden-red", "north", Rag.RED), 1, T);
        desk.told(opened("hidden", "north", Rag.AMBER), 2, T);
        List<QueueFilter> filters = new ArrayList<>();
        for (Holder holder : List.of(Holder.TEAM, Holder.UNASSIGNED)) {
            for (AlertState state : AlertState.values()) {
                for (Urgency urgency : Urgency.values()) {
                    filters.add(hiding(holder, state, urgency, null, null));
                }
            }
        }
        filters.add(hiding(Holder.TEAM, null, null, "c.evans", null));
        filters.add(hiding(Holder.TEAM, null, null, null, 7L));

        for (QueueFilter filter : filters) {
            QueuePage page = desk.queue(filter, 1);
            assertThat(ids(page)).as("%s", filter).startsWith("hidden", "hidden-red");
            assertThat(page.hidden()).isEqualTo(2);
            assertThat(page.count(Urgency.RED)).isZero();
        }
        QueuePage mine = desk.queue(hiding(Holder.MINE, null, null, null, null), 1);
        assertThat(mine.alerts()).isEmpty();
        assertThat(mine.count(Holder.TEAM)).isEqualTo(1);
    }

    private static QueueFilter hiding(
            Holder holder,
            @Nullable AlertState state,
            @Nullable Urgency urgency,
            @Nullable String assignee,
            @Nullable Long digest) {
        return new QueueFilter(
                "north",
                List.of("north"),
                "c.evans",
                holder,
                state,
                urgency,
                assignee,
                digest,
                every -> true,
                alert -> alert.id().startsWith("hidden"));
    }

    private static cymru.rhybudd.schemas.OfficerNotification statutory(String id, LocalDate deadline) {
        return told(id, id, EpisodeStep.OPENED, "north", Rag.GREEN, AlertKind.NOTICE_SERVED, deadline);
    }

    private static ToldUpTo upTo(long told) {
        return new ToldUpTo(told, -1);
    }

    private static QueueFilter only(Urgency urgency) {
        return new QueueFilter(
                "north",
                List.of("north"),
                "c.evans",
                Holder.TEAM,
                null,
                urgency,
                null,
                null,
                every -> true,
                alert -> false);
    }

    private static List<String> ids(QueuePage page) {
        return page.alerts().stream().map(OpenAlert::id).toList();
    }
}
