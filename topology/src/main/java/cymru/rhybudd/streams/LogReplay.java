package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.Handover;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.SweepContinued;

/** Replays one partition of the log of record, and says what the service must have written when it took the same entries in. For one thread. */
public final class LogReplay {
    private final LogFold fold;

    /** What must have been written, in the order in which it was. */
    public interface Listener {

        /** On {@code decisions}, in the partition of the same number. */
        void decided(Decision decision);

        /** On {@code alert-log}: an alert, or what concerns all of them. */
        void handedOn(AlertEvent entry);

        /** On {@code citizen-log} itself, in the partition of the key; the next step of a sweep, in the very partition that is replayed. */
        void appended(String key, CitizenEvent entry);
    }

    /** Begins before the first entry. */
    public LogReplay(Listener listener) {
        this.fold = new LogFold(new CitizensInMemory(), null, controls -> {}, Integer.MAX_VALUE, new Written(listener));
    }

    /** Takes the next entry in. */
    public void take(String key, CitizenEvent entry, LogPosition position) {
        fold.take(key, entry, position);
    }

    /** Writes what follows from an entry as the service does. */
    private record Written(Listener listener) implements LogFold.Listener {
        @Override
        public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {
            listener.decided(Mapping.decision(before.citizen(), event.position(), verdict));
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
