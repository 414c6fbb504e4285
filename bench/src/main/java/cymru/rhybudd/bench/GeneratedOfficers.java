package cymru.rhybudd.bench;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Snoozed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** What officers do at the end of a day about the alerts of the day: of ten they take on two, snooze one, and say of three what they came to. */
final class GeneratedOfficers {
    private static final Duration CASE = Duration.ofDays(30);
    private static final int OFFICERS = 40;
    private static final int MOST_A_DAY = 200;

    private final Random random;
    private final List<Alert> today = new ArrayList<>();
    private final Deque<OpenCase> cases = new ArrayDeque<>();

    /** What one did about a citizen. */
    record Action(String citizen, OfficerActed acted) {}

    private record OpenCase(String citizen, String reference, Instant until) {}

    GeneratedOfficers(Random random) {
        this.random = random;
    }

    void hear(Alert alert, Instant now) {
        if (alert.getStep() != EpisodeStep.CLOSED && today.size() < MOST_A_DAY) {
            today.add(alert);
        }
    }

    List<Action> actions(Instant now) {
        List<Action> actions = new ArrayList<>();
        while (!cases.isEmpty() && !cases.element().until.isAfter(now)) {
            OpenCase over = cases.remove();
            actions.add(action(over.citizen, now, new CaseClosed(over.reference)));
        }
        for (Alert alert : today) {
            int drawn = random.nextInt(10);
            if (drawn < 2) {
                OpenCase begun = new OpenCase(alert.getCitizen(), "case-" + alert.getAlertId(), now.plus(CASE));
                cases.add(begun);
                actions.add(action(alert.getCitizen(), now, new CaseOpened(begun.reference)));
            } else if (drawn < 3) {
                LocalDate until = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(14);
                actions.add(action(alert.getCitizen(), now, new Snoozed(alert.getKind(), until, "Will call again")));
            } else if (drawn < 6) {
                actions.add(action(
                        alert.getCitizen(),
                        now,
                        new OutcomeRecorded(
                                alert.getAlertId(),
                                AlertOutcome.values()[random.nextInt(AlertOutcome.values().length)],
                                alert.getLeading(),
                                alert.getAssessment().getModelVersion())));
            }
        }
        today.clear();
        return actions;
    }

    private Action action(String citizen, Instant now, Object action) {
        return new Action(citizen, new OfficerActed("officer-" + random.nextInt(OFFICERS), now, action, "", null));
    }
}
