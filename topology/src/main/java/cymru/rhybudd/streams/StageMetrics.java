package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.alert.OfficerAction;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.alert.Verdict;
import java.util.Objects;

/** What the stages count. Counting decides nothing; under exactly-once an aborted transaction may count twice. */
public interface StageMetrics {
    /** Stands where a row change concerns no indicator. */
    String NO_INDICATOR = "none";
    /** The outcome of an alert that should have been raised, and was not. */
    String MISSED = "MISSED";

    /** A row change became a fact of this indicator, or something of a person or a party ({@value #NO_INDICATOR}). */
    void observed(String source, String indicator);

    /** A repetition, or a change older than what is known, was dropped. */
    void repeated(String source);

    /** A fact had no lawful purpose; its value is stored nowhere. */
    void withheld(String source, String fact);

    /** A record went to the dead letters. */
    void deadLetter(String stage, String reason);

    /** A verdict was reached. */
    void decided(String reason);

    /** An alert was raised. */
    void alerted(String kind, String colour);

    /** An officer said what an alert came to: by the indicator that led it and the model that judged, where they are known. */
    void outcome(String outcome, String indicator, String model);

    /** So many citizens of one partition are seen in one colour by the live model, and in another by a shadow. */
    void shadowed(
            int partition, String model, String live, String shadow, String area, String household, long citizens);

    /** Counts what a verdict came to. */
    static void count(StageMetrics metrics, CitizenState before, CitizenEvent event, Verdict verdict) {
        verdict.rulings().forEach(ruling -> metrics.decided(ruling.reason().name()));
        for (Alert alert : verdict.alerts()) {
            if (alert.step() != EpisodeStep.CLOSED) {
                metrics.alerted(
                        alert.kind().name(),
                        alert.assessment().picture().held().rag().name());
            }
        }
        if (event instanceof CitizenEvent.OfficerActed acted) {
            count(metrics, before, acted.action());
        }
    }

    private static void count(StageMetrics metrics, CitizenState before, OfficerAction action) {
        if (action instanceof OfficerAction.OutcomeRecorded recorded) {
            metrics.outcome(recorded.outcome().name(), recorded.indicator(), recorded.modelVersion());
        } else if (action instanceof OfficerAction.CaseMissed missed) {
            Picture picture = before.picture();
            metrics.outcome(
                    MISSED,
                    Objects.requireNonNullElse(missed.indicator(), NO_INDICATOR),
                    picture == null ? NO_INDICATOR : picture.weighing().modelVersion());
        }
    }

    /** A feed gave a sign of life, at that time by the source's clock, in milliseconds since 1970. */
    void feedAlive(String source, long atMillis);

    /** So many alerts for a team are held now, for this reason. */
    void held(String reason, String team, int alerts);

    /** A team was told of so many alerts this week that count, and its budget goes to so many more. */
    void budget(String team, int told, int left);

    /** A supervisor ruled about a hold: CARRIED_OUT, or UNKNOWN_HOLD when nothing waits under that name. */
    void ruled(String ruling, String outcome);

    /** Counts nothing. */
    StageMetrics NONE = new StageMetrics() {
        @Override
        public void observed(String source, String indicator) {}

        @Override
        public void repeated(String source) {}

        @Override
        public void withheld(String source, String fact) {}

        @Override
        public void deadLetter(String stage, String reason) {}

        @Override
        public void decided(String reason) {}

        @Override
        public void alerted(String kind, String colour) {}

        @Override
        public void outcome(String outcome, String indicator, String model) {}

        @Override
        public void shadowed(
                int partition,
                String model,
                String live,
                String shadow,
                String area,
                String household,
                long citizens) {}

        @Override
        public void feedAlive(String source, long atMillis) {}

        @Override
        public void held(String reason, String team, int alerts) {}

        @Override
        public void budget(String team, int told, int left) {}

        @Override
        public void ruled(String ruling, String outcome) {}
    };
}
