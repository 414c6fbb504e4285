package cymru.rhybudd.domain.alert;

import org.jspecify.annotations.Nullable;

/**
 * What a rule says about one kind of warning.
 *
 * @param step null when nobody is told
 * @param episode the episode that was open; as the rule leaves it when nobody is told
 * @param riseUntold whether a rise is left that has not been told
 */
record Outcome(
        AlertKind kind,
        DecisionReason reason,
        @Nullable EpisodeStep step,
        @Nullable Episode episode,
        boolean riseUntold) {

    static Outcome silent(AlertKind kind, DecisionReason reason, @Nullable Episode episode) {
        return new Outcome(kind, reason, null, episode, false);
    }

    static Outcome told(AlertKind kind, DecisionReason reason, EpisodeStep step, @Nullable Episode episode) {
        return new Outcome(kind, reason, step, episode, false);
    }
}
