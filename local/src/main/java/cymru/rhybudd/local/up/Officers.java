package cymru.rhybudd.local.up;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Officers who hear what their teams are told, and some changes later record what some of it came to; now and then they meet
 * somebody of whom they should have heard. They open no case and ask for no snooze, so that nothing that they do keeps an
 * alert from being told. What they say of an alert follows from the seed and from the change behind it. For one thread.
 */
final class Officers {
    private static final int RECORDED_PERCENT = 60;
    /** Of a concern that was there, so often comes up another one that nobody was told of. */
    private static final int MISSED_PERCENT = 25;

    private static final int NO_INDICATOR_PERCENT = 30;
    private static final int SOONEST = 50;
    private static final int LATEST = 500;
    private static final int OFFICERS_A_TEAM = 4;
    private static final int ALL = 100;

    private final long seed;
    private final BiConsumer<String, OfficerActed> actions;
    private final List<String> citizens = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> heardOf = new HashSet<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::after).thenComparing(Due::number));
    private long number;
    private volatile boolean resting;

    /** What will be done after so many changes. */
    private record Due(long after, long number, String citizen, String officer, Object action) {}

    /** With what takes a citizen and an act about them. */
    Officers(long seed, BiConsumer<String, OfficerActed> actions) {
        this.seed = seed;
        this.actions = actions;
    }

    /** The directory names a citizen, whom an officer may meet. */
    void know(String citizen) {
        citizens.add(citizen);
        gone.remove(citizen);
    }

    /** The directory names the citizen no longer: the records have gone to another. */
    void forget(String citizen) {
        gone.add(citizen);
    }

    /** A team is told; the number of changes says when. */
    void hear(OfficerNotification notification, long changes) {
        Alert alert = notification.getAlert();
        heardOf.add(alert.getCitizen());
        SplittableRandom random = new SplittableRandom(seed ^ fate(alert));
        if (alert.getStep() == EpisodeStep.CLOSED || random.nextInt(ALL) >= RECORDED_PERCENT) {
            return;
        }
        AlertOutcome outcome = OutcomeShares.of(alert.getRagAfter()).draw(random);
        String officer = notification.getTeam() + "." + random.nextInt(1, OFFICERS_A_TEAM + 1);
        String version = alert.getAssessment().getModelVersion();
        OutcomeRecorded recorded = new OutcomeRecorded(alert.getAlertId(), outcome, alert.getLeading(), version);
        long after = changes + random.nextInt(SOONEST, LATEST);
        due.add(new Due(after, number++, alert.getCitizen(), officer, recorded));
        boolean wasThere = outcome != AlertOutcome.WRONG_DATA && outcome != AlertOutcome.WRONG_PERSON;
        if (wasThere && random.nextInt(ALL) < MISSED_PERCENT) {
            meet(random, officer, after, alert.getAssessment().getAsOf());
        }
    }

    private void meet(SplittableRandom random, String officer, long after, LocalDate by) {
        String citizen = citizens.isEmpty() ? "" : citizens.get(random.nextInt(citizens.size()));
        if (!citizen.isEmpty() && !gone.contains(citizen) && !heardOf.contains(citizen)) {
            due.add(new Due(after, number++, citizen, officer, new CaseMissed(by, indicator(random))));
        }
    }

    private static @Nullable String indicator(SplittableRandom random) {
        Indicator[] all = Indicator.values();
        Indicator one = all[random.nextInt(all.length)];
        return random.nextInt(ALL) < NO_INDICATOR_PERCENT ? null : one.key();
    }

    /** The same change has the same fate in every run; ids and offsets are others. */
    private static long fate(Alert alert) {
        SourceChange change = alert.getAssessment().getChange();
        String cause = change == null ? alert.getAlertId() : change.getRow();
        return 0x9E37_79B9_7F4A_7C15L
                * String.join(
                                "|",
                                cause,
                                alert.getKind().name(),
                                alert.getStep().name())
                        .hashCode();
    }

    /** Lets them do nothing more, whatever is due. Any thread may. */
    void rest() {
        resting = true;
    }

    /** Does what is due by now. */
    void work(long changes) {
        for (Due next = due.peek(); !resting && next != null && next.after() <= changes; next = due.peek()) {
            due.remove();
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            actions.accept(next.citizen(), new OfficerActed(next.officer(), now, next.action(), "", null));
        }
    }
}
