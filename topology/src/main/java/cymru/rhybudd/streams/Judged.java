package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.SweepContinued;
import java.util.List;

/** What ASSESS passes on: a verdict about one citizen, or the next step of a sweep. */
sealed interface Judged {

    /** What is for the decisions and their views. */
    default List<Reached> verdicts() {
        return List.of();
    }

    /** What is to be appended to the log. */
    default List<CitizenEvent> steps() {
        return List.of();
    }

    /** A verdict, and the log record that led to it. */
    record Reached(LogPosition position, Verdict verdict) implements Judged {
        @Override
        public List<Reached> verdicts() {
            return List.of(this);
        }
    }

    /** A step to append to the log. */
    record Continued(SweepContinued step) implements Judged {
        @Override
        public List<CitizenEvent> steps() {
            return List.of(new CitizenEvent(step));
        }
    }
}
