package cymru.rhybudd.backtest;

import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What officers said in one partition of what alerts came to, and of cases that were missed. Of one alert the last word counts, also where
 * a link has moved its citizen, and with it the later words, to another: {@link #settle} brings the words of all partitions together.
 */
public final class OfficersWords {
    private final Map<String, Said> saidOf = new HashMap<>();
    private final Map<String, List<LocalDate>> missed = new HashMap<>();

    private record Word(AlertOutcome outcome, LocalDate on) {}

    /**
     * What was said of one alert.
     *
     * @param citizen of whom the first word was: who the citizen was when the alert was raised, as far as the words tell
     */
    private record Said(String citizen, Instant first, LastWord<Word> last) {

        boolean beganBefore(Said other) {
            return first.isBefore(other.first);
        }

        /** With what was said later in the same partition. */
        Said then(Said later) {
            return new Said(citizen, first, later.last);
        }

        Said with(Said elsewhere) {
            Said begun = elsewhere.beganBefore(this) ? elsewhere : this;
            return new Said(begun.citizen, begun.first, last.orElsewhere(elsewhere.last));
        }
    }

    /** Hears what an officer did about a citizen on that day; only outcomes and missed cases are of interest. */
    public void hear(String citizen, OfficerActed acted, LocalDate today) {
        if (acted.getAction() instanceof OutcomeRecorded outcome) {
            Word word = new Word(AlertOutcome.valueOf(outcome.getOutcome().name()), today);
            hear(outcome.getAlertId(), citizen, acted.getActedAt(), word);
        } else if (acted.getAction() instanceof OutcomeWithdrawn withdrawn) {
            hear(withdrawn.getAlertId(), citizen, acted.getActedAt(), null);
        } else if (acted.getAction() instanceof CaseMissed one) {
            missed.computeIfAbsent(citizen, key -> new ArrayList<>()).add(one.getShouldHaveBeenRaisedBy());
        }
    }

    private void hear(String alert, String citizen, Instant at, @Nullable Word word) {
        saidOf.merge(alert, new Said(citizen, at, new LastWord<>(at, word)), Said::then);
    }

    /**
     * Brings together what was said of one alert in several partitions: it then stands where the first word was. To be called once,
     * before anything is asked, with the partitions in their order.
     *
     * @return what alerts came to, by their ids
     */
    public static Map<String, AlertOutcome> settle(List<OfficersWords> partitions) {
        Map<String, OfficersWords> homes = new HashMap<>();
        for (OfficersWords words : partitions) {
            for (Map.Entry<String, Said> one : List.copyOf(words.saidOf.entrySet())) {
                settle(one.getKey(), one.getValue(), words, homes);
            }
        }
        Map<String, AlertOutcome> outcomes = new HashMap<>();
        partitions.forEach(words -> words.saidOf.forEach((alert, said) -> {
            Word word = said.last().word();
            if (word != null) {
                outcomes.put(alert, word.outcome());
            }
        }));
        return outcomes;
    }

    private static void settle(String alert, Said said, OfficersWords words, Map<String, OfficersWords> homes) {
        OfficersWords home = homes.putIfAbsent(alert, words);
        Said before = home == null ? null : home.saidOf.remove(alert);
        if (home != null && before != null) {
            words.saidOf.remove(alert);
            OfficersWords first = said.beganBefore(before) ? words : home;
            first.saidOf.put(alert, before.with(said));
            homes.put(alert, first);
        }
    }

    /** What follows for the days from the window's first on, by citizen. */
    public Map<String, Known> known(Window window) {
        Map<String, List<Word>> words = new TreeMap<>();
        missed.keySet().forEach(citizen -> words.put(citizen, new ArrayList<>()));
        saidOf.values().forEach(said -> {
            Word word = said.last().word();
            if (word != null) {
                words.computeIfAbsent(said.citizen(), key -> new ArrayList<>()).add(word);
            }
        });
        Map<String, Known> known = new HashMap<>();
        words.forEach((citizen, said) -> {
            Known one = known(said, missed.getOrDefault(citizen, List.of()), window);
            if (one.hasOutcome() || one.hasConcern()) {
                known.put(citizen, one);
            }
        });
        return known;
    }

    private static Known known(List<Word> words, List<LocalDate> missed, Window window) {
        boolean any = false;
        boolean positive = false;
        boolean tooLate = false;
        List<LocalDate> concerns = new ArrayList<>(missed);
        for (Word word : words) {
            if (!word.on().isBefore(window.from())) {
                any = true;
                positive |= word.outcome().isTruePositive();
            }
            if (word.outcome() == AlertOutcome.TOO_LATE) {
                tooLate |= window.contains(word.on());
            } else if (word.outcome().isTruePositive()) {
                concerns.add(word.on());
            }
        }
        LocalDate first = concerns.stream()
                .filter(window::contains)
                .min(LocalDate::compareTo)
                .orElse(null);
        return new Known(any, positive, tooLate, first);
    }
}
