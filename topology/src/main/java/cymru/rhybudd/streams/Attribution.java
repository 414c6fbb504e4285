package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.identity.PersonDetails;
import cymru.rhybudd.schemas.OfficerActed;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** What comes to LINK: the fact rows, and the person record, that one changed row bears on; and what an officer did about a citizen. */
sealed interface Attribution {

    /** Fact rows whose content or people changed. */
    record Facts(SourceChange change, Cause cause, List<Concern> concerns) implements Attribution {}

    /**
     * A person record that changed.
     *
     * @param details null when the record is gone
     */
    record Person(
            SourceChange change, String record, @Nullable PersonDetails details) implements Attribution {}

    /**
     * An officer's act, as it was received, about the citizen whose id is its key.
     *
     * @param act null when the record says nothing
     * @param bytes the record's own, for the dead letters
     */
    record Act(@Nullable OfficerActed act, byte @Nullable [] bytes) implements Attribution {

        /** Reads acts, and keeps their bytes. */
        static Serde<Attribution> serde(Serde<OfficerActed> acts) {
            return Serdes.serdeFrom(
                    (topic, act) -> {
                        throw new UnsupportedOperationException("acts are only read");
                    },
                    (topic, bytes) -> new Act(acts.deserializer().deserialize(topic, bytes), bytes));
        }
    }
}
