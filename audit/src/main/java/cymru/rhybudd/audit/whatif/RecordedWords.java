package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.backtest.Known;
import cymru.rhybudd.backtest.OfficersWords;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.OfficerActed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What officers recorded in one partition: of each alert the last word, and the cases that were missed. */
final class RecordedWords {
    private final OfficersWords words = new OfficersWords();
    private final Map<String, List<LocalDate>> missed = new TreeMap<>();

    void hear(String citizen, OfficerActed acted, LocalDate today) {
        words.hear(citizen, acted, today);
        if (acted.getAction() instanceof CaseMissed one) {
            missed.computeIfAbsent(citizen, key -> new ArrayList<>()).add(one.getShouldHaveBeenRaisedBy());
        }
    }

    /** Brings the words of all partitions together, in their order; what alerts came to, by their ids. */
    static Map<String, AlertOutcome> settle(List<RecordedWords> partitions) {
        return OfficersWords.settle(
                partitions.stream().map(recorded -> recorded.words).toList());
    }

    /** By citizen, by which days of the window a warning should have come. */
    Map<String, List<LocalDate>> missed(Window window) {
        Map<String, List<LocalDate>> within = new TreeMap<>();
        missed.forEach((citizen, days) -> {
            List<LocalDate> some = days.stream().filter(window::contains).toList();
            if (!some.isEmpty()) {
                within.put(citizen, some);
            }
        });
        return within;
    }

    Map<String, Known> known(Window window) {
        return words.known(window);
    }
}
