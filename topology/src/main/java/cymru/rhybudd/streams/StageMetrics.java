package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.alert.OfficerAction;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.indicator.Indicator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the stages count. Counting decides nothing; under exactly-once an aborted transaction may count twice. */
public interface StageMetrics {
    /** Stands where a row change concerns no indicator. */
    String NO_INDICATOR = "none";
    /** Versions of models begin with year and month. */
    Pattern VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}[0-9.-]{0,8}");

    /** The outcome of an alert that should have been raised, and was not. */
    String MISSED = "MISSED";

    /** What became of a ruling: it was carried out. */
    String CARRIED_OUT = "CARRIED_OUT";

    /** What became of a ruling: nothing waited under that name. */
    String UNKNOWN_HOLD = "UNKNOWN_HOLD";

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

    /**
     * So many citizens of one partition are seen in one colour by the live model, and in another by a shadow; 0 are shown no
     * longer.
     *
     * @param by what they are grouped by: area or household
     */
    void shadowed(int partition, String model, String live, String shadow, String by, String group, long citizens);

    /** The partition is another instance's from now on: what it counted is shown there. */
    void forgetShadows(int partition);

    /** So many citizens of one partition show this colour now. */
    void coloured(int partition, String colour, long citizens);

    /** So many alerts of one partition that opened on that day are still open. */
    void open(int partition, String kind, LocalDate since, long alerts);

    /** The partition is another instance's from now on: how its citizens stand is shown there. */
    void forgetStanding(int partition);

    /**
     * A stage has dealt with a record, and all that follows from it is on its way.
     *
     * @param appendedAt when the broker took the record in, in milliseconds since 1970
     */
    void passed(Stage stage, long appendedAt, long workedNanos);

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
            metrics.outcome(
                    recorded.outcome().name(), indicator(recorded.indicator()), version(recorded.modelVersion()));
        } else if (action instanceof OfficerAction.CaseMissed missed) {
            Picture picture = before.picture();
            metrics.outcome(
                    MISSED,
                    indicator(missed.indicator()),
                    picture == null ? NO_INDICATOR : picture.weighing().modelVersion());
        }
    }

    /** What officers' applications write is no label until it is known to be one. */
    private static String indicator(@Nullable String key) {
        return Arrays.stream(Indicator.values()).map(Indicator::key).anyMatch(known -> known.equals(key))
                ? Objects.requireNonNull(key)
                : NO_INDICATOR;
    }

    private static String version(String version) {
        return VERSION.matcher(version).matches() ? version : NO_INDICATOR;
    }

    /** A feed gave a sign of life, at that time by the source's clock, in milliseconds since 1970. */
    void feedAlive(String source, long atMillis);

    /** So many alerts for a team are held now, for this reason. */
    void held(String reason, String team, int alerts);

    /** Of the alerts that are held for this reason, the oldest was raised on that day; null where none is held. */
    void heldSince(String reason, @Nullable LocalDate day);

    /** A team was told of so many alerts this week that count, and its budget goes to so many more. */
    void budget(String team, int told, int left);

    /** There is no such team any more, and nothing waits for it. */
    void forgetTeam(String team);

    /** NOTIFY is another instance's from now on: what it said of teams is shown there. */
    void forgetOffice();

    /** A supervisor ruled about a hold: {@value #CARRIED_OUT}, or {@value #UNKNOWN_HOLD}. */
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
                int partition, String model, String live, String shadow, String by, String group, long citizens) {}

        @Override
        public void forgetShadows(int partition) {}

        @Override
        public void coloured(int partition, String colour, long citizens) {}

        @Override
        public void open(int partition, String kind, LocalDate since, long alerts) {}

        @Override
        public void forgetStanding(int partition) {}

        @Override
        public void passed(Stage stage, long appendedAt, long workedNanos) {}

        @Override
        public void feedAlive(String source, long atMillis) {}

        @Override
        public void held(String reason, String team, int alerts) {}

        @Override
        public void heldSince(String reason, @Nullable LocalDate day) {}

        @Override
        public void budget(String team, int told, int left) {}

        @Override
        public void forgetTeam(String team) {}

        @Override
        public void forgetOffice() {}

        @Override
        public void ruled(String ruling, String outcome) {}
    };
}
