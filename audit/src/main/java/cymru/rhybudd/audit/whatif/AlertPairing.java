package cymru.rhybudd.audit.whatif;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each alert of one citizen and kind the one that it would have been: one of the same day and colour, else one of the same day, else the next in
 * order. Both sides are in the order of the log.
 */
final class AlertPairing {
    private final List<ToldAlert> was;
    private final List<ToldAlert> wouldBe;
    private final List<AlertDifference> differences = new ArrayList<>();

    private AlertPairing(List<ToldAlert> was, List<ToldAlert> wouldBe) {
        this.was = new ArrayList<>(was);
        this.wouldBe = new ArrayList<>(wouldBe);
    }

    static List<AlertDifference> of(List<ToldAlert> was, List<ToldAlert> wouldBe) {
        AlertPairing pairing = new AlertPairing(was, wouldBe);
        pairing.pair((one, other) -> one.on().equals(other.on()) && one.look().equals(other.look()));
        pairing.pair((one, other) -> one.on().equals(other.on()));
        pairing.pair((one, other) -> true);
        pairing.was.forEach(alert -> pairing.differences.add(new AlertDifference(AlertChange.NOT_RAISED, alert, null)));
        pairing.wouldBe.forEach(
                alert -> pairing.differences.add(new AlertDifference(AlertChange.BESIDES, null, alert)));
        return pairing.differences;
    }

    private void pair(BiPredicate<ToldAlert, ToldAlert> fits) {
        for (Iterator<ToldAlert> left = was.iterator(); left.hasNext(); ) {
            ToldAlert one = left.next();
            ToldAlert other = take(one, fits);
            if (other != null) {
                left.remove();
                differences.add(new AlertDifference(change(one, other), one, other));
            }
        }
    }

    private @Nullable ToldAlert take(ToldAlert one, BiPredicate<ToldAlert, ToldAlert> fits) {
        for (Iterator<ToldAlert> left = wouldBe.iterator(); left.hasNext(); ) {
            ToldAlert other = left.next();
            if (fits.test(one, other)) {
                left.remove();
                return other;
            }
        }
        return null;
    }

    private static AlertChange change(ToldAlert one, ToldAlert other) {
        if (other.on().isBefore(one.on())) {
            return AlertChange.EARLIER;
        }
        if (other.on().isAfter(one.on())) {
            return AlertChange.LATER;
        }
        return one.look().equals(other.look()) ? AlertChange.SAME : AlertChange.ANOTHER_COLOUR;
    }
}
