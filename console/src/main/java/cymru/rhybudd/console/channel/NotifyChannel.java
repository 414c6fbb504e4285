package cymru.rhybudd.console.channel;

import cymru.rhybudd.schemas.DeliveryChannel;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import uk.gov.service.notify.Notification;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientException;

/**
 * Sends e-mail or text messages by GOV.UK Notify. The delivery's id is Notify's reference, by which what may have been sent before is
 * looked for first: Notify itself would take the same reference twice.
 */
public final class NotifyChannel implements MessageChannel {
    /** Notify's client logs what it was refused, which may hold an address; we say what matters, without. */
    private static final Logger QUIET = Logger.getLogger(NotificationClient.class.toString());

    private static final int TOO_MANY = 429;
    private static final int BAD_REQUEST = 400;
    private static final int FIRST_OF_THE_SERVER = 500;

    static {
        QUIET.setLevel(Level.OFF);
    }

    private final NotificationClient client;
    private final DeliveryChannel kind;
    private final String template;

    /** By e-mail or by text message. */
    public NotifyChannel(NotifySettings settings, DeliveryChannel kind) {
        this.client = settings.url().isEmpty()
                ? new NotificationClient(settings.key())
                : new NotificationClient(settings.key(), settings.url());
        this.kind = kind;
        this.template = kind == DeliveryChannel.SMS ? settings.smsTemplate() : settings.emailTemplate();
    }

    @Override
    public Outcome send(Message message, String address, boolean perhapsSent) {
        try {
            if (perhapsSent) {
                List<Notification> found = client.getNotifications(null, null, message.deliveryId(), null)
                        .getNotifications();
                if (!found.isEmpty()) {
                    return Outcome.found(found.get(0).getId().toString());
                }
            }
            return Outcome.taken(take(message, address));
        } catch (NotificationClientException e) {
            return outcome(e);
        }
    }

    private String take(Message message, String address) throws NotificationClientException {
        return kind == DeliveryChannel.SMS
                ? client.sendSms(template, address, personalisation(message), message.deliveryId())
                        .getNotificationId()
                        .toString()
                : client.sendEmail(template, address, personalisation(message), message.deliveryId())
                        .getNotificationId()
                        .toString();
    }

    /** What the council's template may say; docs/console.md lists it. */
    private static Map<String, String> personalisation(Message message) {
        return Map.of(
                "subject", message.subject(),
                "text", message.text(),
                "reference", message.reference(),
                "count", Integer.toString(message.count()),
                "urgency_cy", message.welsh().urgency(),
                "urgency_en", message.english().urgency(),
                "team_cy", message.welsh().team(),
                "team_en", message.english().team(),
                "link", message.link().toString());
    }

    /** A wrong key is the council's to mend, so that it is tried again; a wrong address or template is not. */
    private static Outcome outcome(NotificationClientException e) {
        if (e.getCause() != null) {
            return Outcome.UNREACHABLE;
        }
        if (e.getHttpResult() == TOO_MANY || e.getHttpResult() >= FIRST_OF_THE_SERVER) {
            return Outcome.BUSY;
        }
        return e.getHttpResult() == BAD_REQUEST ? Outcome.REFUSED : Outcome.UNREACHABLE;
    }
}
