package cymru.rhybudd.backtest;

import cymru.rhybudd.council.ModelFile;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fold of one partition as it was, or as it would have been by other models. For one thread. */
public final class Replay implements LogFold.Listener {
    /** Before the first entry. */
    private static final long BEFORE_ALL = -1;

    private static final int STEPS = 10_000;

    private final CitizensInMemory citizens;
    private final Awaited awaited = new Awaited();
    private final Judged judged;
    private final Course course;
    private final LogFold fold;
    private @Nullable SweepContinued pending;

    /** Which entries of the log set the course. */
    private enum Course {
        /** Its models and its steps of sweeps. */
        AS_IT_WAS,
        /** Its models; sweeps are worked off at once, for they are others. */
        BY_ITS_MODELS,
        /** Neither. */
        BY_A_CANDIDATE;

        boolean takes(Object body) {
            return switch (this) {
                case AS_IT_WAS -> true;
                case BY_ITS_MODELS -> !(body instanceof SweepContinued) && !isOfShadow(body);
                case BY_A_CANDIDATE -> !(body instanceof SweepContinued || body instanceof ModelPublished);
            };
        }

        /** Nobody is told by a shadow, so that it need not be weighed. */
        private static boolean isOfShadow(Object body) {
            return body instanceof ModelPublished published && published.getRole() != ModelRole.LIVE;
        }
    }

    /** Hears whom the replay judged. */
    @FunctionalInterface
    public interface Judged {
        void judged(CitizenState before, CitizenEvent event, Verdict verdict);
    }

    private Replay(Course course, LogFold.ModelReader models, boolean sparing, Judged judged) {
        this.citizens = sparing ? new CitizensInMemory(this::isAwaited) : new CitizensInMemory();
        this.judged = judged;
        this.course = course;
        this.fold = new LogFold(citizens, null, controls -> {}, models, STEPS, this);
    }

    /** As it was: the log's models, from its entries, and its own sweeps, which visit whom they visited. */
    static Replay asItWas() {
        return asItWas((before, event, verdict) -> {});
    }

    /** As it was, and somebody hears of it. */
    public static Replay asItWas(Judged judged) {
        return new Replay(Course.AS_IT_WAS, ModelFile::parse, false, judged);
    }

    /** By the log's models, each as the reader makes it; whoever asks may also leave entries out. */
    public static Replay byItsModels(LogFold.ModelReader models, Judged judged) {
        return new Replay(Course.BY_ITS_MODELS, models, true, judged);
    }

    /** As it would have been, had the candidate been there from the beginning. */
    public static Replay by(ModelFile candidate, int partition, Judged judged) {
        return by(candidate.model().version(), candidate.text(), partition, true, judged);
    }

    /**
     * The same.
     *
     * @param sparing whether to spare citizens visits of which nothing follows; a test compares
     */
    static Replay by(String version, String text, int partition, boolean sparing, Judged judged) {
        Replay replay = new Replay(Course.BY_A_CANDIDATE, ModelFile::parse, sparing, judged);
        replay.fold.take(
                "model",
                new cymru.rhybudd.schemas.CitizenEvent(new ModelPublished(version, text, ModelRole.LIVE, null)),
                new LogPosition(partition, BEFORE_ALL));
        return replay;
    }

    /** What concerns one citizen. */
    public void take(String citizen, CitizenEvent event) {
        fold.take(citizen, event);
    }

    /** Any entry. A sweep that is not the log's is worked off at once, so that a tick is complete when it has been taken. */
    public void take(String key, cymru.rhybudd.schemas.CitizenEvent entry, LogPosition position) {
        if (course.takes(entry.getBody())) {
            fold.take(key, entry, position);
        }
        for (SweepContinued step = next(); step != null && course != Course.AS_IT_WAS; step = next()) {
            fold.take(key, new cymru.rhybudd.schemas.CitizenEvent(step), position);
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

    /** The model in force; null before the first. */
    public @Nullable WeightingModel model() {
        return fold.model();
    }

    /** All that is known of the citizens, in no order. */
    public Stream<CitizenState> citizens() {
        return citizens.all();
    }

    /** What is known of one. */
    public CitizenState citizen(String citizen) {
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
