package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.DeliveredAlert;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryPurpose;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.RecipientKind;
import cymru.rhybudd.schemas.StoredToldAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whom a message is for, and by what it goes. */
record Recipient(RecipientKind kind, String name, DeliveryChannel channel) {
    static Recipient team(String key, DeliveryChannel channel) {
        return new Recipient(RecipientKind.TEAM, key, channel);
    }

    static Recipient of(Delivery delivery) {
        return new Recipient(delivery.getRecipientKind(), delivery.getRecipient(), delivery.getChannel());
    }

    static Recipient officer(String officer, DeliveryChannel channel) {
        return new Recipient(RecipientKind.OFFICER, officer, channel);
    }

    Delivery delivery(
            String id,
            DeliveryPurpose purpose,
            StoredToldAlert alert,
            Instant due,
            DeliveryReason reason,
            Instant now) {
        return Delivery.newBuilder()
                .setDeliveryId(id)
                .setPurpose(purpose)
                .setRecipientKind(kind)
                .setRecipient(name)
                .setChannel(channel)
                .setTeam(alert.getTeam())
                .setTeamNameEn(alert.getTeamNameEn())
                .setTeamNameCy(alert.getTeamNameCy())
                .setAlerts(List.of(delivered(alert)))
                .setState(DeliveryState.PUT_OFF)
                .setReason(reason)
                .setDueAt(due)
                .setChangedAt(now)
                .build();
    }

    static Delivery and(Delivery digest, StoredToldAlert alert, Instant now) {
        List<DeliveredAlert> alerts = new ArrayList<>(digest.getAlerts());
        alerts.add(delivered(alert));
        return Delivery.newBuilder(digest).setAlerts(alerts).setChangedAt(now).build();
    }

    static DeliveredAlert delivered(StoredToldAlert alert) {
        return new DeliveredAlert(alert.getAlertId(), alert.getEpisode(), alert.getUrgency());
    }
}
