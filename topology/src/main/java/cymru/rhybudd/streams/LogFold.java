package cymru.rhybudd.streams;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.alert.Assessment;
import cymru.rhybudd.domain.alert.Assessor;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Moment;
import cymru.rhybudd.domain.alert.Shadowing;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.FeedSeen;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.StoredControls;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.schemas.TeamsPublished;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Folds one partition of the log of record, entry by entry, citizen by citizen: the service and whoever replays the log run this
 * very code. A tick, a feed or a model that concerns many citizens is worked off in bounded steps that are themselves entries of
 * the log, so that a replay takes the same; and so is what one citizen hands over to another, who may be of another partition.
 */
public final class LogFold {
    private static final String NOBODY = "";
    /** One partition hands on to NOTIFY what concerns everybody, for it stands in all of them. */
    public static final int SPEAKS_FOR_ALL = 0;

    private final Citizens citizens;
    private final InForce inForce;
    private final int sweepSteps;
    private final Listener listener;
    /** The alerts that the entry under way has led to for the citizen under way. */
    private final List<String> told = new ArrayList<>();

    /** What follows from an entry of the log, in the order in which it follows. */
    public interface Listener {

        /** Somebody was judged; what the verdict hands over to others is to be appended to the log. */
        void judged(CitizenState before, CitizenEvent event, Verdict verdict);

        /** What is known of a citizen by now is another, be it by the live model or by a shadow. */
        default void changed(CitizenState before, CitizenState after) {}

        /** A shadow model sees the citizen, whose live state it stands beside, in another way than before. */
        default void seen(CitizenState live, Assessment byShadow) {}

        /**
         * Time, a feed or a model could not be applied to one citizen: the others are not kept waiting, and it is tried again when the next day begins, or
         * with the citizen's next event.
         */
        default void failed(String citizen, LogPosition position, RuntimeException failure) {}

        /** The sweep goes on with this entry, which is to be appended to the partition. */
        void continued(SweepContinued step);

        /** All alerts are concerned: a tick, a model that came into force, a supervisor's ruling, other teams. */
        default void concerning(Object body) {}
    }

    /** Makes a model of a text that was published. */
    @FunctionalInterface
    public interface ModelReader {
        WeightingModel read(String version, String text);
    }

    /**
     * Goes on from what is known.
     *
     * @param controls what the control records said last; null at the beginning of the log
     * @param memory keeps what they say from now on
     * @param sweepSteps how many citizens one step of a sweep visits at most, for sweeps that begin from now on
     */
    public LogFold(
            Citizens citizens,
            @Nullable StoredControls controls,
            Consumer<StoredControls> memory,
            int sweepSteps,
            Listener listener) {
        this(citizens, controls, memory, ModelFile::parse, sweepSteps, listener);
    }

    /**
     * The same by other models than those that were published: for who asks what would have been.
     *
     * @param models reads what is published
     */
    public LogFold(
            Citizens citizens,
            @Nullable StoredControls controls,
            Consumer<StoredControls> memory,
            ModelReader models,
            int sweepSteps,
            Listener listener) {
        this.citizens = citizens;
        this.inForce = new InForce(controls, memory, models);
        this.sweepSteps = sweepSteps;
        this.listener = listener;
    }

    /** The model in force; null before the first. */
    public @Nullable WeightingModel model() {
        return inForce.model();
    }

    /** What the log last said to everybody. */
    public Moment moment() {
        return inForce.moment();
    }

    /**
     * What an entry says of one citizen, whose id is its key; null for one that concerns everybody. Whoever folds one log several
     * times translates it once.
     */
    public static @Nullable CitizenEvent aboutOneCitizen(
            String key, cymru.rhybudd.schemas.CitizenEvent entry, LogPosition position) {
        Object body = entry.getBody();
        if (body instanceof Observed observed) {
            return Mapping.toDomain(observed, position);
        }
        if (body instanceof HandedOver handed) {
            return Mapping.toDomain(handed, key, position);
        }
        return body instanceof OfficerActed acted ? Mapping.toDomain(acted, position) : null;
    }

    /** The entry that says so. */
    public static cymru.rhybudd.schemas.CitizenEvent entry(CitizenEvent.Observed observed) {
        return new cymru.rhybudd.schemas.CitizenEvent(Mapping.toAvro(observed));
    }

    /** Takes in what the next entry says of one citizen. */
    public void take(String citizen, CitizenEvent event) {
        CitizenState known = citizens.get(citizen);
        judge(upToDate(known, awaitsSweep(known), event.position()), event);
    }

    /** Takes the next entry in. Published purposes judge nothing: they stand in the log for who explains it. */
    public void take(String key, cymru.rhybudd.schemas.CitizenEvent entry, LogPosition position) {
        CitizenEvent event = aboutOneCitizen(key, entry, position);
        Object body = entry.getBody();
        if (event != null) {
            take(key, event);
        } else if (body instanceof ClockTicked tick) {
            tick(tick, position);
        } else if (body instanceof FeedSeen feed) {
            see(feed, position);
        } else if (body instanceof ModelPublished published) {
            publish(published, position);
        } else if (body instanceof SweepContinued step) {
            sweepOn(step, position);
        } else if (body instanceof HoldRuled || body instanceof TeamsPublished) {
            tellOffice(body, position);
        }
    }

    private void tick(ClockTicked tick, LogPosition position) {
        Set<String> stale = inForce.stale();
        if (!inForce.tick(tick.getInstant())) {
            return;
        }
        tellOffice(tick, position);
        boolean remodelled = enforce(position);
        boolean all = inForce.sweep() != null && inForce.sweepsAll();
        startSweep(all || remodelled || !stale.equals(inForce.stale()), position);
    }

    private void see(FeedSeen feed, LogPosition position) {
        Set<String> stale = inForce.stale();
        inForce.see(feed.getSource(), feed.getInstant());
        if (!stale.equals(inForce.stale())) {
            startSweep(true, position);
        }
    }

    private void publish(ModelPublished published, LogPosition position) {
        int shadows = inForce.shadows().size();
        inForce.publish(published);
        boolean remodelled = enforce(position);
        if (remodelled || inForce.shadows().size() != shadows) {
            startSweep(true, position);
        }
    }

    /** Whether another model is in force from here on. */
    private boolean enforce(LogPosition position) {
        ModelPublished model = inForce.enforce();
        if (model != null) {
            tellOffice(model, position);
        }
        return model != null;
    }

    private void tellOffice(Object body, LogPosition position) {
        if (position.partition() == SPEAKS_FOR_ALL) {
            listener.concerning(body);
        }
    }

    /** The first step is an entry too: how many citizens it visits is then for the log to say, not for a setting. */
    private void startSweep(boolean all, LogPosition position) {
        inForce.sweep(position.offset(), all, null);
        if (next(1).isEmpty()) {
            inForce.sweep(null, false, null);
            return;
        }
        listener.continued(new SweepContinued(position.partition(), position.offset(), NOBODY, sweepSteps));
    }

    /** A step of another sweep than the one under way, or from another place in it, changes nothing. */
    private void sweepOn(SweepContinued step, LogPosition position) {
        Long sweep = inForce.sweep();
        if (sweep != null
                && sweep == step.getSweep()
                && step.getAfter().equals(Objects.requireNonNullElse(inForce.after(), NOBODY))) {
            sweep(sweep, position, step.getSteps());
        }
    }

    private void sweep(long sweep, LogPosition position, int steps) {
        boolean all = inForce.sweepsAll();
        List<String> next = next(steps);
        for (String citizen : next) {
            visit(citizen, all, position);
        }
        if (next.size() < steps) {
            inForce.sweep(null, false, null);
            return;
        }
        String after = next.get(steps - 1);
        inForce.sweep(sweep, all, after);
        listener.continued(new SweepContinued(position.partition(), sweep, after, steps));
    }

    /** A store or a broker that fails is no fault of the citizen: it stops the task, which then tries the same step again. */
    private void visit(String citizen, boolean all, LogPosition position) {
        try {
            upToDate(citizens.get(citizen), all, position);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            CitizenState state = citizens.get(citizen);
            citizens.put(state, state.postponedTo(tomorrow()));
            listener.failed(citizen, position, e);
        }
    }

    private Instant tomorrow() {
        return inForce.moment().today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The canary's id comes before all others, and a sweep begins after it: whom a step visits is the same with and without it. */
    private List<String> next(int steps) {
        return inForce.sweepsAll()
                ? citizens.next(Objects.requireNonNullElse(inForce.after(), Canary.CITIZEN), steps)
                : citizens.due(inForce.moment().now(), steps);
    }

    /**
     * A sweep of everybody is under way, and has not come here: what it brings (a feed that has come back, for one) is judged by itself first, and not taken
     * for what the event brings, which may be no news.
     */
    private boolean awaitsSweep(CitizenState known) {
        return inForce.sweep() != null
                && inForce.sweepsAll()
                && known.picture() != null
                && known.citizen().compareTo(Objects.requireNonNullElse(inForce.after(), Canary.CITIZEN)) > 0;
    }

    /** The citizen by the model, the time and the feeds in force, whether the sweep comes to them or an event of their own does. */
    private CitizenState upToDate(CitizenState known, boolean anew, LogPosition position) {
        told.clear();
        CitizenState state = known;
        WeightingModel model = inForce.model();
        if (model == null) {
            return state;
        }
        boolean remodelled = !state.isWeighedBy(model.version());
        if (remodelled) {
            state = judge(state, new CitizenEvent.ModelChanged(position));
        }
        if (state.isDue(inForce.moment().now()) || (anew && !remodelled)) {
            state = judge(state, new CitizenEvent.TimePassed(position));
        }
        return state;
    }

    private CitizenState judge(CitizenState before, CitizenEvent event) {
        Verdict verdict = Assessor.assess(before, event, inForce.model(), inForce.moment(), told);
        verdict.alerts().forEach(alert -> told.add(alert.id()));
        List<Assessment> seen = List.of();
        CitizenState after = verdict.after();
        List<WeightingModel> shadows = inForce.shadows();
        if (Canary.is(before.citizen())) {
            after = after.neverDue(); // it comes by itself, each minute, and no shadow follows it
        } else if (after.picture() != null
                && (!shadows.isEmpty() || !after.shadows().isEmpty())) {
            Shadowing.Shadowed shadowed = Shadowing.follow(after, event.position(), shadows, inForce.moment());
            after = shadowed.after();
            seen = shadowed.seen();
        }
        citizens.put(before, after);
        listener.changed(before, after);
        if (verdict.isWorthRecording(before, event)) {
            listener.judged(before, event, verdict);
        }
        for (Assessment byShadow : seen) {
            listener.seen(after, byShadow);
        }
        return after;
    }
}
