package cymru.rhybudd.schemas.restriction;

import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.RestrictionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be restricted: a person record of a source, or an address.
 *
 * @param text source/table/primary key, or the address's number
 */
public record RestrictedSubject(RestrictionKind kind, String text) {
    private static final Pattern RECORD = Pattern.compile("[a-z][a-z0-9_-]{0,40}/[a-z][a-z0-9_]{0,60}/\\S{1,100}");
    private static final Pattern ADDRESS = Pattern.compile("[1-9][0-9]{0,11}");

    /** What an officer wrote; empty where it is neither. */
    public static Optional<RestrictedSubject> read(String text) {
        if (RECORD.matcher(text).matches()) {
            return Optional.of(person(text));
        }
        return ADDRESS.matcher(text).matches() ? Optional.of(address(Long.parseLong(text))) : Optional.empty();
    }

    /** A person record: source/table/primary key, as the directory has it. */
    public static RestrictedSubject person(String record) {
        return new RestrictedSubject(RestrictionKind.RESTRICTED_PERSON, record);
    }

    /** An address by its Unique Property Reference Number. */
    public static RestrictedSubject address(long uprn) {
        return new RestrictedSubject(RestrictionKind.SENSITIVE_ADDRESS, Long.toString(uprn));
    }

    /** What a restriction is about. */
    public static RestrictedSubject of(Restriction restriction) {
        return new RestrictedSubject(restriction.getKind(), restriction.getSubject());
    }

    /** The key of its records. */
    public String key() {
        return kind + "/" + text;
    }

    /** Restricts it. */
    public Restriction restricted(String officer, String reason, LocalDate reviewOn, Instant now) {
        return new Restriction(kind, text, false, officer, reason, reviewOn, now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Lifts what holds; the day on which it was to be looked at stays. */
    public static Restriction lifted(Restriction held, String officer, String reason, Instant now) {
        return new Restriction(
                held.getKind(),
                held.getSubject(),
                true,
                officer,
                reason,
                held.getReviewOn(),
                now.truncatedTo(ChronoUnit.MILLIS));
    }
}
