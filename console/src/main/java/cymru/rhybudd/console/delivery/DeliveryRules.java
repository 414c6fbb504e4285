package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.DeliveryUrgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the council has settled about delivery.
 *
 * @param teams by key; a team that is not there has no channel of its own, and nobody is told when it does not answer
 * @param answerWithin how long, in working hours, a team has to take an alert on; without an entry nobody waits for it
 * @param workingHours when people work
 * @param tooLateAfter what has been due for longer is not sent any more
 */
public record DeliveryRules(
        Map<String, TeamRules> teams,
        Map<DeliveryUrgency, Duration> answerWithin,
        WorkingHours workingHours,
        Duration tooLateAfter) {
    public DeliveryRules {
        teams = Map.copyOf(teams);
        answerWithin = Map.copyOf(answerWithin);
    }

    TeamRules team(String key) {
        return teams.getOrDefault(key, TeamRules.NONE);
    }

    /** Whether what was due at that instant is still worth sending. */
    boolean isRecent(Instant at, Instant now) {
        return !at.isBefore(now.minus(tooLateAfter));
    }
}
