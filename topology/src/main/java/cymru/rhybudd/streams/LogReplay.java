package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.Handover;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.ReplayedCitizen;
import cymru.rhybudd.schemas.StoredControls;
import cymru.rhybudd.schemas.SweepContinued;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replays one partition of the log of record, and says what the service must have written when it took the same entries in. For one thread. */
public final class LogReplay {
    private final CitizensInMemory citizens = new CitizensInMemory();
    private final LogFold fold;
    private @Nullable StoredControls controls;

    /** What must have been written, in the order in which it was. */
    public interface Listener {

        /** On {@code decisions}, in the partition of the same number; never of the canary. */
        void decided(Decision decision);

        /** On {@code alert-log}: an alert, the canary's too, or what concerns all of them. */
        void handedOn(AlertEvent entry);

        /** On {@code citizen-log} itself, in the partition of the key; the next step of a sweep, in the very partition that is replayed. */
        void appended(String key, CitizenEvent entry);
    }

    /** Begins before the first entry. */
    public LogReplay(Listener listener) {
        this(listener, null, List.of());
    }

    /**
     * Goes on where another replay of the partition has come to.
     *
     * @param controls what the control records said last; null before the first
     * @param known everybody of whom anything is known
     */
    public LogReplay(Listener listener, @Nullable StoredControls controls, Iterable<ReplayedCitizen> known) {
        this.controls = controls;
        known.forEach(one -> citizens.put(
                CitizenState.unknown(one.getCitizen()), StateMapping.toDomain(one.getCitizen(), one.getState())));
        this.fold =
                new LogFold(citizens, controls, said -> this.controls = said, Integer.MAX_VALUE, new Written(listener));
    }

    /** What the control records said last; null before the first. */
    public @Nullable StoredControls controls() {
        return controls;
    }

    /** Everybody of whom anything is known, in no order. */
    public Stream<ReplayedCitizen> citizens() {
        return citizens.all().map(state -> new ReplayedCitizen(state.citizen(), StateMapping.toAvro(state)));
    }

    /** Takes the next entry in. */
    public void take(String key, CitizenEvent entry, LogPosition position) {
        fold.take(key, entry, position);
    }

    /** Writes what follows from an entry as the service does. */
    private record Written(Listener listener) implements LogFold.Listener {
        @Override
        public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {
            if (!Canary.is(before.citizen())) {
                listener.decided(Mapping.decision(before.citizen(), event.position(), verdict));
            }
            for (Alert alert : verdict.alerts()) {
                listener.handedOn(new AlertEvent(Mapping.toAvro(alert)));
            }
            for (Handover handover : verdict.handovers()) {
                listener.appended(handover.to(), new CitizenEvent(Mapping.toAvro(handover)));
            }
        }

        @Override
        public void continued(SweepContinued step) {
            listener.appended("sweep", new CitizenEvent(step));
        }

        @Override
        public void concerning(Object body) {
            listener.handedOn(new AlertEvent(body));
        }
    }
}
