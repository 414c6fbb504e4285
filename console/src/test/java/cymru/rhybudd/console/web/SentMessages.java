package cymru.rhybudd.console.web;

import cymru.rhybudd.schemas.DeliveredAlert;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryPurpose;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.schemas.RecipientKind;
import java.time.Instant;
import java.util.List;

/** Messages of a test. */
final class SentMessages {
    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");

    private SentMessages() {}

    static Delivery failed(String id) {
        return message(id, TestConsole.TEAM, DeliveryState.FAILED, DeliveryReason.UNREACHABLE);
    }

    static Delivery message(String id, String team, DeliveryState state, DeliveryReason reason) {
        return Delivery.newBuilder()
                .setDeliveryId(id)
                .setPurpose(DeliveryPurpose.ALERT)
                .setRecipientKind(RecipientKind.OFFICER)
                .setRecipient("c.evans")
                .setChannel(DeliveryChannel.EMAIL)
                .setTeam(team)
                .setTeamNameEn(team)
                .setTeamNameCy(team)
                .setAlerts(List.of(new DeliveredAlert("a1b2c3d4-0000", "a1b2c3d4-0000", DeliveryUrgency.RED)))
                .setState(state)
                .setReason(reason)
                .setAttempt(2)
                .setDueAt(AT.plusSeconds(300))
                .setChangedAt(AT)
                .build();
    }
}
