package cymru.rhybudd.console.channel;

import java.net.URI;

/**
 * What an officer is told outside the console: nothing about anybody, in both languages.
 *
 * @param deliveryId the same for the same message; receivers tell repetitions by it
 * @param purpose why it is sent, as contracts say it
 * @param urgency the most urgent alert's, as contracts say it
 * @param count of how many alerts it speaks
 * @param reference short, and without meaning outside the console
 * @param subject one line
 * @param text the whole
 * @param welsh the same in Welsh alone
 * @param english the same in English alone
 * @param link where to read more, after signing in
 */
public record Message(
        String deliveryId,
        String purpose,
        String urgency,
        int count,
        String reference,
        String subject,
        String text,
        Wording welsh,
        Wording english,
        URI link) {
    /**
     * In one language.
     *
     * @param team the team's name
     */
    public record Wording(String urgency, String team, String sentence) {}

    public Message {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the subject of a message must be one line");
        }
    }
}
