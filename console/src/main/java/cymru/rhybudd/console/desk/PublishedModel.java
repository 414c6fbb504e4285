package cymru.rhybudd.console.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the pages say of a weighting model.
 *
 * @param names of the model
 * @param amber the score at which amber is entered, in points out of 100
 * @param red the same for red
 * @param snoozeAtMostDays for how many days a snooze holds at most
 * @param budget how many alerts a week a team is told of; null where the model sets no limit
 * @param indicators names of the indicators, by key
 */
public record PublishedModel(
        TwoNames names,
        int amber,
        int red,
        int snoozeAtMostDays,
        @Nullable AlertBudget budget,
        Map<String, TwoNames> indicators) {
    public PublishedModel {
        indicators = Map.copyOf(indicators);
    }
}
