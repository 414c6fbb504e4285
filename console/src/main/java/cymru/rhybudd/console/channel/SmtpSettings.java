package cymru.rhybudd.console.channel;

/**
 * The council's mail server.
 *
 * @param user empty where the server asks for none
 * @param from the address that messages come from
 */
public record SmtpSettings(String host, int port, Security security, String user, String password, String from) {
    /** How the connection is encrypted. */
    public enum Security {
        /** It becomes so before anything is said, or nothing is sent. */
        STARTTLS,
        /** From the beginning. */
        TLS,
        /** Not at all: for a server on this machine. */
        NONE
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + " " + security + "]";
    }
}
