package cymru.rhybudd.audit.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Parts of a whole, each as it may be shown. The whole is taken to be known: what is hidden cannot be reckoned from it and from what is shown.
 *
 * @param counts in their order; empty where hidden
 */
public record Parts(List<OptionalInt> counts) {
    public Parts {
        counts = List.copyOf(counts);
    }

    /** Hides what the rule says, and as few others as it takes, the smallest first. */
    public static Parts of(DisclosureRule rule, int... counts) {
        boolean[] hidden = new boolean[counts.length];
        for (int place = 0; place < counts.length; place++) {
            hidden[place] = rule.isSmall(counts[place]);
        }
        while (isGivenAway(counts, hidden)) {
            int next = smallestShown(counts, hidden);
            if (next < 0) {
                Arrays.fill(hidden, true); // even which of them are none is not said then
                break;
            }
            hidden[next] = true;
        }
        List<OptionalInt> shown = new ArrayList<>();
        for (int place = 0; place < counts.length; place++) {
            shown.add(hidden[place] ? OptionalInt.empty() : OptionalInt.of(rule.rounded(counts[place])));
        }
        return new Parts(shown);
    }

    /** Their sum is known, and that each of them is one at least: it must leave more than one way to divide it. */
    private static boolean isGivenAway(int[] counts, boolean[] hidden) {
        int sum = 0;
        int parts = 0;
        for (int place = 0; place < counts.length; place++) {
            sum += hidden[place] ? counts[place] : 0;
            parts += hidden[place] ? 1 : 0;
        }
        return parts == 1 || (parts > 1 && sum == parts);
    }

    private static int smallestShown(int[] counts, boolean[] hidden) {
        int smallest = -1;
        for (int place = 0; place < counts.length; place++) {
            boolean eligible = !hidden[place] && counts[place] > 0;
            if (eligible && (smallest < 0 || counts[place] < counts[smallest])) {
                smallest = place;
            }
        }
        return smallest;
    }

    /** Whether that part is shown. */
    public boolean isShown(int place) {
        return counts.get(place).isPresent();
    }
}
