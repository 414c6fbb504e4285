package cymru.rhybudd.backtest;

import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What officers recorded in the whole log, by the indicator that led the alert and by the model that judged. Of one alert the
 * last word counts, also where a link has moved its citizen, and with it the later words, to another partition.
 */
public final class OutcomeStatistics {
    /** In place of an indicator, where officers say that none would have shown a case. */
    public static final String NO_INDICATOR = "none";

    private final Map<String, LastWord<OutcomeRecorded>> lastWords = new HashMap<>();
    private final Map<String, Integer> missed = new TreeMap<>();

    /**
     * What the alerts of one indicator or model came to.
     *
     * @param counts by outcome
     */
    public record Line(Map<AlertOutcome, Integer> counts) {

        /** How many alerts came to that. */
        public int count(AlertOutcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }

        /** The part whose concern was there. */
        public Share precision() {
            int all = 0;
            int positive = 0;
            for (Map.Entry<AlertOutcome, Integer> entry : counts.entrySet()) {
                all += entry.getValue();
                positive += entry.getKey().isTruePositive() ? entry.getValue() : 0;
            }
            return new Share(positive, all);
        }
    }

    /** Reads the log from beginning to end. */
    public static OutcomeStatistics of(CitizenLog log) {
        OutcomeStatistics statistics = new OutcomeStatistics();
        for (int partition : log.partitions()) {
            Map<String, LastWord<OutcomeRecorded>> here = new HashMap<>();
            log.read(partition, (offset, key, entry) -> statistics.take(entry, here));
            here.forEach((alert, word) -> statistics.lastWords.merge(alert, word, LastWord::orElsewhere));
        }
        return statistics;
    }

    private void take(CitizenEvent entry, Map<String, LastWord<OutcomeRecorded>> here) {
        if (!(entry.getBody() instanceof OfficerActed acted)) {
            return;
        }
        if (acted.getAction() instanceof OutcomeRecorded outcome) {
            here.put(outcome.getAlertId(), new LastWord<>(acted.getActedAt(), outcome));
        } else if (acted.getAction() instanceof OutcomeWithdrawn withdrawn) {
            here.put(withdrawn.getAlertId(), new LastWord<>(acted.getActedAt(), null));
        } else if (acted.getAction() instanceof CaseMissed one) {
            missed.merge(Objects.requireNonNullElse(one.getIndicator(), NO_INDICATOR), 1, Integer::sum);
        }
    }

    /** By the key of the indicator that led. */
    public Map<String, Line> byIndicator() {
        return by(OutcomeRecorded::getIndicator);
    }

    /** By the version of the model that judged. */
    public Map<String, Line> byModel() {
        return by(OutcomeRecorded::getModelVersion);
    }

    private Map<String, Line> by(Function<OutcomeRecorded, String> part) {
        Map<String, Line> lines = new TreeMap<>();
        for (OutcomeRecorded outcome : recorded()) {
            lines.computeIfAbsent(part.apply(outcome), key -> new Line(new EnumMap<>(AlertOutcome.class)))
                    .counts()
                    .merge(AlertOutcome.valueOf(outcome.getOutcome().name()), 1, Integer::sum);
        }
        return lines;
    }

    /** Missed cases, by the key of the indicator that should have shown them. */
    public Map<String, Integer> missed() {
        return missed;
    }

    /** How many alerts have an outcome. */
    public int outcomes() {
        return recorded().size();
    }

    private List<OutcomeRecorded> recorded() {
        return lastWords.values().stream()
                .flatMap(said -> Stream.ofNullable(said.word()))
                .toList();
    }
}
