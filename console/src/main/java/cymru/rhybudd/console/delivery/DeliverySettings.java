package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.NotifySettings;
import cymru.rhybudd.console.channel.SmtpSettings;
import cymru.rhybudd.schemas.DeliveryChannel;
import org.jspecify.annotations.Nullable;

/**
 * How messages leave, and by what rules.
 *
 * @param smtp null where e-mail goes by Notify, or not at all
 * @param govNotify null where nothing goes by Notify
 */
public record DeliverySettings(
        @Nullable SmtpSettings smtp, @Nullable NotifySettings govNotify, DeliveryRules rules) {
    /** Whether officers may choose the channel. */
    public boolean offers(DeliveryChannel channel) {
        return switch (channel) {
            case EMAIL ->
                smtp != null || (govNotify != null && !govNotify.emailTemplate().isEmpty());
            case SMS -> govNotify != null && !govNotify.smsTemplate().isEmpty();
            case WEBHOOK, OTHER -> false;
        };
    }
}
