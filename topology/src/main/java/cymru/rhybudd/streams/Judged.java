package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.SweepContinued;

/** What ASSESS passes on: a verdict about one citizen, or the next step of a sweep. */
sealed interface Judged {

    /** A verdict, and the log record that led to it. */
    record Reached(LogPosition position, Verdict verdict) implements Judged {}

    /** A step to append to the log. */
    record Continued(SweepContinued step) implements Judged {}
}
