package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.Unacknowledged;
import cymru.rhybudd.schemas.Unsnoozed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of an alert, by what officers did and what they were told. */
class CourseTest {
    private static final Instant T = Instant.parse("2026-11-26T08:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 3);

    private final Desk desk = new Desk();
    private int acts;
    private int told;

    private void opened() {
        desk.told(ToldAlerts.opened("a1", "north", Rag.AMBER), told++, T);
    }

    private void rose() {
        desk.told(ToldAlerts.told("a2", "a1", EpisodeStep.ROSE, "north", Rag.RED), told++, T.plusSeconds(60));
    }

    private void act(Object action) {
        act("a1", action);
    }

    private void act(String seen, Object action) {
        String after =
                desk.alert("a1").map(OpenAlert::course).orElse(Course.NONE).latest();
        desk.acted(
                "citizen-a1",
                new OfficerActed("c.evans", T, action, "act-" + acts++, new AlertSeen("a1", seen, after)));
    }

    private AlertState state() {
        return desk.alert("a1").orElseThrow().state();
    }

    @Test
    void acknowledgedAndTakenBack() {
        opened();
        assertThat(state()).isEqualTo(AlertState.NEW);
        act(new Acknowledged());
        assertThat(state()).isEqualTo(AlertState.ACKNOWLEDGED);
        act(new Unacknowledged());
        assertThat(state()).isEqualTo(AlertState.NEW);
    }

    @Test
    void whatRisesOpensAgainAndStaysWithWhomItWasAssigned() {
        opened();
        act(new Assigned("c.evans"));
        act(new Acknowledged());
        rose();

        assertThat(state()).isEqualTo(AlertState.REOPENED);
        assertThat(desk.alert("a1").orElseThrow().course().assignedTo()).isEqualTo("c.evans");
    }

    @Test
    void aSnoozeEndsByTheOfficerOrByTheRise() {
        opened();
        act(new Acknowledged());
        act(new Snoozed(AlertKind.ESCALATION, DAY, "visit"));
        assertThat(state()).isEqualTo(AlertState.SNOOZED);
        act(new Unsnoozed(AlertKind.ESCALATION));
        assertThat(state()).as("as it was before").isEqualTo(AlertState.ACKNOWLEDGED);
        act(new Snoozed(AlertKind.ESCALATION, DAY, "visit"));
        rose();
        assertThat(state()).isEqualTo(AlertState.REOPENED);
    }

    @Test
    void anOutcomeClosesAndCanBeTakenBackOrOvertakenByARise() {
        opened();
        act(new OutcomeRecorded("a1", AlertOutcome.USEFUL, "rent-arrears", "m"));
        assertThat(state()).isEqualTo(AlertState.CLOSED);
        assertThat(desk.open("north")).isEmpty();
        act(new OutcomeWithdrawn("a1"));
        assertThat(state()).isEqualTo(AlertState.NEW);
        act(new OutcomeRecorded("a1", AlertOutcome.USEFUL, "rent-arrears", "m"));
        rose();
        assertThat(state()).isEqualTo(AlertState.REOPENED);
    }

    /** An officers' own application may record outcomes without naming an episode. */
    @Test
    void anOutcomeThatNamesOnlyItsAlertClosesItToo() {
        opened();
        desk.acted(
                "citizen-a1",
                new OfficerActed("c.evans", T, new OutcomeRecorded("a1", AlertOutcome.TOO_LATE, "x", "m"), "", null));

        assertThat(state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void ofTwoAtOnceTheSecondChangesNothing() throws InterruptedException {
        opened();
        desk.acted(
                "citizen-a1",
                new OfficerActed("c.evans", T, new Assigned("c.evans"), "one", new AlertSeen("a1", "a1", "")));
        desk.acted(
                "citizen-a1",
                new OfficerActed("b.price", T, new Assigned("b.price"), "two", new AlertSeen("a1", "a1", "")));

        assertThat(desk.alert("a1").orElseThrow().course().assignedTo()).isEqualTo("c.evans");
        assertThat(desk.verdict("one", Duration.ZERO)).contains(Verdict.TAKEN);
        assertThat(desk.verdict("two", Duration.ZERO)).contains(Verdict.REFUSED);
        assertThat(desk.verdict("three", Duration.ZERO)).isEmpty();
    }

    @Test
    void anActThatComesTwiceKeepsItsVerdict() throws InterruptedException {
        opened();
        OfficerActed act = new OfficerActed("c.evans", T, new Noted("rang"), "one", new AlertSeen("a1", "a1", ""));
        desk.acted("citizen-a1", act);
        desk.acted("citizen-a1", act);

        assertThat(desk.verdict("one", Duration.ZERO)).contains(Verdict.TAKEN);
        assertThat(desk.alert("a1").orElseThrow().course().acts()).hasSize(1);
    }

    /** The console reads two topics, and nobody says which first. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whichTopicIsReadFirstDoesNotMatter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<OfficerNotification> tellings = List.of(
                ToldAlerts.opened("a1", "north", Rag.AMBER),
                ToldAlerts.told("a2", "a1", EpisodeStep.ROSE, "north", Rag.RED),
                ToldAlerts.told("a3", "a1", EpisodeStep.REOPENED, "north", Rag.RED));
        List<OfficerActed> acted = new ArrayList<>();
        @Nullable String after = "";
        for (int each = 0; each < 12; each++) {
            String seen = "a" + (1 + each / 4);
            acted.add(new OfficerActed(
                    "o" + each, T, action(random, seen), "act-" + each, new AlertSeen("a1", seen, after)));
            after = random.nextInt(4) == 0 ? "act-0" : "act-" + each;
        }
        Desk expected = new Desk();
        for (int each = 0; each < tellings.size(); each++) {
            expected.told(tellings.get(each), each, T);
        }
        acted.forEach(act -> expected.acted("citizen-a1", act));

        Desk interleaved = new Desk();
        int first = 0;
        int second = 0;
        while (first < tellings.size() || second < acted.size()) {
            if (second == acted.size() || (first < tellings.size() && random.nextInt(5) == 0)) {
                interleaved.told(tellings.get(first), first++, T);
            } else {
                interleaved.acted("citizen-a1", acted.get(second++));
            }
        }
        assertThat(interleaved.alert("a1")).as("seed %d", seed).isEqualTo(expected.alert("a1"));
        assertThat(interleaved.alert("a1").map(OpenAlert::state))
                .isEqualTo(expected.alert("a1").map(OpenAlert::state));
    }

    private static Object action(SplittableRandom random, String alertId) {
        return switch (random.nextInt(6)) {
            case 0 -> new Acknowledged();
            case 1 -> new Unacknowledged();
            case 2 -> new Snoozed(AlertKind.ESCALATION, DAY, "visit");
            case 3 -> new Assigned("c.evans");
            case 4 -> new OutcomeRecorded(alertId, AlertOutcome.USEFUL, "x", "m");
            default -> new Noted("rang");
        };
    }
}
