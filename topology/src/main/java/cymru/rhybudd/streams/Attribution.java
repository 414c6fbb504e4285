package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.identity.PersonDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ATTRIBUTE to LINK: the fact rows, and the person record, that one changed row bears on. */
sealed interface Attribution {

    /** The change in the council database. */
    SourceChange change();

    /** Fact rows whose content or people changed. */
    record Facts(SourceChange change, Cause cause, List<Concern> concerns) implements Attribution {}

    /**
     * A person record that changed.
     *
     * @param details null when the record is gone
     */
    record Person(
            SourceChange change, String record, @Nullable PersonDetails details) implements Attribution {}
}
