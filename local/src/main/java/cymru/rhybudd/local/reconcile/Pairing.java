package cymru.rhybudd.local.reconcile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pairs as many as can be, each with one of its choices, no choice taken twice: maximum bipartite matching by augmenting paths. */
final class Pairing {
    private final List<List<Integer>> choices;
    private final Map<Integer, Integer> takerByChoice = new HashMap<>();
    private final Set<Integer> paired = new HashSet<>();

    private Pairing(List<List<Integer>> choices) {
        this.choices = choices;
    }

    static Pairing of(List<List<Integer>> choices) {
        Pairing pairing = new Pairing(choices);
        for (int taker = 0; taker < choices.size(); taker++) {
            if (pairing.pair(taker, new HashSet<>())) {
                pairing.paired.add(taker);
            }
        }
        return pairing;
    }

    boolean isPaired(int taker) {
        return paired.contains(taker);
    }

    boolean isChosen(int choice) {
        return takerByChoice.containsKey(choice);
    }

    private boolean pair(int taker, Set<Integer> tried) {
        for (Integer choice : choices.get(taker)) {
            if (tried.add(choice)) {
                Integer rival = takerByChoice.get(choice);
                if (rival == null || pair(rival, tried)) {
                    takerByChoice.put(choice, taker);
                    return true;
                }
            }
        }
        return false;
    }
}
