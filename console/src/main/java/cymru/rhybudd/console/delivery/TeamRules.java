package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.WebhookSettings;
import cymru.rhybudd.schemas.DeliveryUrgency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the council has settled about one team.
 *
 * @param mailbox an address that the whole team reads; empty for none
 * @param webhook where to post; null for nowhere
 * @param urgencies of which alerts the team itself is told
 * @param leaders ids of the officers who are told when nobody of the team takes an alert on
 */
public record TeamRules(
        String mailbox, @Nullable WebhookSettings webhook, Set<DeliveryUrgency> urgencies, List<String> leaders) {
    static final TeamRules NONE = new TeamRules("", null, EnumSet.noneOf(DeliveryUrgency.class), List.of());

    public TeamRules {
        urgencies = Set.copyOf(urgencies);
        leaders = List.copyOf(leaders);
    }
}
