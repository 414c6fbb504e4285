package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Assessment;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ShadowAssessment;
import java.util.List;
import org.apache.kafka.streams.KeyValue;

/** What ASSESS passes on: a verdict about one citizen, how a shadow sees them, an entry for the log, or what concerns NOTIFY. */
sealed interface Judged {

    /** What is for the decisions and their views. */
    default List<Reached> verdicts() {
        return List.of();
    }

    /** What is to be appended to the log. */
    default List<CitizenEvent> entries() {
        return List.of();
    }

    /** What a shadow model sees. */
    default List<SeenByShadow> shadows() {
        return List.of();
    }

    /** What all alerts are concerned by: a tick, a model, a supervisor's ruling, teams. */
    default List<Object> concerning() {
        return List.of();
    }

    /** Whom the sweep could not judge. */
    default List<Unjudged> unjudged() {
        return List.of();
    }

    /** A verdict, and the log record that led to it. */
    record Reached(LogPosition position, Verdict verdict) implements Judged {
        @Override
        public List<Reached> verdicts() {
            return List.of(this);
        }
    }

    /** An entry to append to the log: the next step of a sweep, or what a citizen takes over. */
    record Appended(Object body) implements Judged {
        @Override
        public List<CitizenEvent> entries() {
            return List.of(new CitizenEvent(body));
        }
    }

    /** What a shadow model sees of a citizen, beside the live picture in the state. */
    record SeenByShadow(CitizenState live, Assessment assessment) implements Judged {
        @Override
        public List<SeenByShadow> shadows() {
            return List.of(this);
        }

        /** The topic keeps the latest of every citizen and model. */
        KeyValue<String, ShadowAssessment> record() {
            String model = assessment.picture().weighing().modelVersion();
            return KeyValue.pair(live.citizen() + "|" + model, Mapping.shadow(live, assessment));
        }
    }

    /** A control record for NOTIFY. */
    record Concerning(Object body) implements Judged {
        @Override
        public List<Object> concerning() {
            return List.of(body);
        }
    }

    /** Somebody whom the step of a sweep could not judge; the letter says which step. */
    record Unjudged(DeadLetter letter) implements Judged {
        @Override
        public List<Unjudged> unjudged() {
            return List.of(this);
        }
    }
}
