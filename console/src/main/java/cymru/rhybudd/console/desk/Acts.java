package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.act.ActsInOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What officers did, as far as it was taken: by the rule that the engine goes by, in the order of the same topic. For one thread. */
final class Acts {
    private final Map<String, String> latestByEpisode = new HashMap<>();
    private final ActsInOrder order = new ActsInOrder(new InMemory(latestByEpisode));
    private final Map<String, Course> byEpisode = new HashMap<>();
    private final Map<String, List<OfficerActed>> byCitizen = new HashMap<>();
    private final Map<String, OfficerActed> outcomeByAlert = new HashMap<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();

    /** Takes an act, or not; one that comes a second time keeps its first verdict. */
    Verdict take(String citizen, OfficerActed act) {
        Verdict verdict = order.take(act) == null ? Verdict.TAKEN : Verdict.REFUSED;
        if (!act.getActId().isEmpty()) {
            verdicts.merge(act.getActId(), verdict, (first, later) -> first == Verdict.TAKEN ? first : later);
        }
        if (verdict == Verdict.TAKEN) {
            keep(citizen, act);
        }
        return verdict;
    }

    private void keep(String citizen, OfficerActed act) {
        AlertSeen seen = act.getSeen();
        if (seen != null) {
            byEpisode.merge(seen.getEpisode(), Course.NONE.and(act), (before, first) -> before.and(act));
        } else if (isAboutThePerson(act.getAction())) {
            List<OfficerActed> known = byCitizen.computeIfAbsent(citizen, key -> new ArrayList<>());
            if (!known.contains(act)) { // One that comes a second time is one.
                known.add(act);
            }
        }
        if (act.getAction() instanceof OutcomeRecorded recorded) {
            outcomeByAlert.put(recorded.getAlertId(), act);
        } else if (act.getAction() instanceof OutcomeWithdrawn withdrawn) {
            outcomeByAlert.remove(withdrawn.getAlertId());
        }
    }

    /** The others name an alert in their own way, and are shown there. */
    private static boolean isAboutThePerson(Object action) {
        return action instanceof Disputed
                || action instanceof CaseMissed
                || action instanceof CaseOpened
                || action instanceof CaseClosed;
    }

    /** What was recorded about a citizen and no alert, in the order in which it was taken. */
    List<OfficerActed> about(String citizen) {
        return List.copyOf(byCitizen.getOrDefault(citizen, List.of()));
    }

    Course course(String episode) {
        return byEpisode.getOrDefault(episode, Course.NONE);
    }

    /** The act that records what the alert came to; null where none does. */
    @Nullable
    OfficerActed outcome(String alertId) {
        return outcomeByAlert.get(alertId);
    }

    Optional<Verdict> verdict(String actId) {
        return Optional.ofNullable(verdicts.get(actId));
    }

    private record InMemory(Map<String, String> latest) implements ActsInOrder.Latest {
        @Override
        public @Nullable String get(String episode) {
            return latest.get(episode);
        }

        @Override
        public void put(String episode, String actId) {
            latest.put(episode, actId);
        }
    }
}
