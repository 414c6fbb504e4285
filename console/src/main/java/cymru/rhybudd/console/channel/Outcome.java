package cymru.rhybudd.console.channel;

import cymru.rhybudd.schemas.DeliveryReason;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt.
 *
 * @param reason TAKEN, FOUND, UNREACHABLE, BUSY, REFUSED or NO_CHANNEL
 * @param providerId the channel's own id of the message; null where there is none
 */
public record Outcome(DeliveryReason reason, @Nullable String providerId) {
    public static final Outcome UNREACHABLE = new Outcome(DeliveryReason.UNREACHABLE, null);
    public static final Outcome BUSY = new Outcome(DeliveryReason.BUSY, null);
    public static final Outcome REFUSED = new Outcome(DeliveryReason.REFUSED, null);
    public static final Outcome NO_CHANNEL = new Outcome(DeliveryReason.NO_CHANNEL, null);

    public static Outcome taken(@Nullable String providerId) {
        return new Outcome(DeliveryReason.TAKEN, providerId);
    }

    /** The channel had taken it before. */
    public static Outcome found(@Nullable String providerId) {
        return new Outcome(DeliveryReason.FOUND, providerId);
    }

    /** Whether the channel has it. */
    public boolean isSent() {
        return reason == DeliveryReason.TAKEN || reason == DeliveryReason.FOUND;
    }

    /** Whether another attempt may fare better. */
    public boolean isWorthAnotherAttempt() {
        return reason == DeliveryReason.UNREACHABLE || reason == DeliveryReason.BUSY;
    }
}
