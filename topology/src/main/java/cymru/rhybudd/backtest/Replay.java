package cymru.rhybudd.backtest;

import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.streams.CitizensInMemory;
import cymru.rhybudd.streams.LogFold;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fold of one partition, by the log's own models or by a candidate in the place of them all. */
final class Replay implements LogFold.Listener {
    /** Before the first entry. */
    private static final long BEFORE_ALL = -1;

    private static final int STEPS = 10_000;

    private final CitizensInMemory citizens;
    private final Awaited awaited = new Awaited();
    private final Judged judged;
    private final boolean candidate;
    private final LogFold fold;
    private @Nullable SweepContinued pending;

    /** Hears whom the replay judged. */
    @FunctionalInterface
    interface Judged {
        void judged(CitizenState before, CitizenEvent event, Verdict verdict);
    }

    private Replay(boolean candidate, boolean sparing, Judged judged) {
        this.citizens = sparing ? new CitizensInMemory(this::isAwaited) : new CitizensInMemory();
        this.judged = judged;
        this.candidate = candidate;
        this.fold = new LogFold(citizens, null, controls -> {}, STEPS, this);
    }

    /** As it was: the log's models, from its entries, and its own sweeps, which visit whom they visited. */
    static Replay asItWas() {
        return new Replay(false, false, (before, event, verdict) -> {});
    }

    /**
     * As it would have been, had the candidate been there from the beginning.
     *
     * @param sparing whether to spare citizens visits of which nothing follows; a test compares
     */
    static Replay by(String version, String text, int partition, boolean sparing, Judged judged) {
        Replay replay = new Replay(true, sparing, judged);
        replay.fold.take(
                "model",
                new cymru.rhybudd.schemas.CitizenEvent(new ModelPublished(version, text, ModelRole.LIVE, null)),
                new LogPosition(partition, BEFORE_ALL));
        return replay;
    }

    /** What concerns one citizen. */
    void take(String citizen, CitizenEvent event) {
        fold.take(citizen, event);
    }

    /** What concerns everybody. A candidate's sweep is worked off at once, so that a tick is complete when it has been taken. */
    void take(String key, cymru.rhybudd.schemas.CitizenEvent entry, LogPosition position) {
        if (!candidate) {
            fold.take(key, entry, position);
        } else if (!(entry.getBody() instanceof ModelPublished || entry.getBody() instanceof SweepContinued)) {
            fold.take(key, entry, position);
            for (SweepContinued step = next(); step != null; step = next()) {
                fold.take(key, new cymru.rhybudd.schemas.CitizenEvent(step), position);
            }
        }
    }

    private boolean isAwaited(CitizenState state) {
        return awaited.isAwaited(state, fold.model());
    }

    private @Nullable SweepContinued next() {
        SweepContinued step = pending;
        pending = null;
        return step;
    }

    LocalDate today() {
        return fold.moment().today();
    }

    /** The model in force; null before the first. */
    @Nullable
    WeightingModel model() {
        return fold.model();
    }

    /** All that is known of the citizens, in no order. */
    Stream<CitizenState> citizens() {
        return citizens.all();
    }

    CitizenState citizen(String citizen) {
        return citizens.get(citizen);
    }

    @Override
    public void judged(CitizenState before, CitizenEvent event, Verdict verdict) {
        judged.judged(before, event, verdict);
    }

    @Override
    public void continued(SweepContinued step) {
        pending = step;
    }
}
