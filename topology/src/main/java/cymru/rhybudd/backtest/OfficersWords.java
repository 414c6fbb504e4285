package cymru.rhybudd.backtest;

import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What officers said in one partition of what alerts came to, and of cases that were missed. Of one alert the last word counts. */
public final class OfficersWords {
    private final Map<String, Map<String, Word>> outcomes = new HashMap<>();
    private final Map<String, List<LocalDate>> missed = new HashMap<>();

    private record Word(AlertOutcome outcome, LocalDate on) {}

    /** Hears what an officer did about a citizen on that day; only outcomes and missed cases are of interest. */
    public void hear(String citizen, OfficerActed acted, LocalDate today) {
        if (acted.getAction() instanceof OutcomeRecorded outcome) {
            outcomes.computeIfAbsent(citizen, key -> new HashMap<>())
                    .put(
                            outcome.getAlertId(),
                            new Word(AlertOutcome.valueOf(outcome.getOutcome().name()), today));
        } else if (acted.getAction() instanceof OutcomeWithdrawn withdrawn) {
            outcomes.getOrDefault(citizen, new HashMap<>()).remove(withdrawn.getAlertId());
        } else if (acted.getAction() instanceof CaseMissed one) {
            missed.computeIfAbsent(citizen, key -> new ArrayList<>()).add(one.getShouldHaveBeenRaisedBy());
        }
    }

    /** What follows for the days from the window's first on, by citizen. */
    public Map<String, Known> known(Window window) {
        Set<String> citizens = new TreeSet<>(outcomes.keySet());
        citizens.addAll(missed.keySet());
        Map<String, Known> known = new HashMap<>();
        for (String citizen : citizens) {
            Known one = known(citizen, window);
            if (one.hasOutcome() || one.hasConcern()) {
                known.put(citizen, one);
            }
        }
        return known;
    }

    private Known known(String citizen, Window window) {
        boolean any = false;
        boolean positive = false;
        boolean tooLate = false;
        List<LocalDate> concerns = new ArrayList<>(missed.getOrDefault(citizen, List.of()));
        for (Word word : outcomes.getOrDefault(citizen, Map.of()).values()) {
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
