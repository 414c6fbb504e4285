package cymru.rhybudd.console.channel;

/**
 * The council's service at GOV.UK Notify.
 *
 * @param url empty for Notify itself
 * @param emailTemplate the template's id; empty where e-mail does not go by Notify
 * @param smsTemplate the template's id; empty where there are no text messages
 */
public record NotifySettings(String url, String key, String emailTemplate, String smsTemplate) {
    @Override
    public String toString() {
        return "NotifySettings[" + url + "]";
    }
}
