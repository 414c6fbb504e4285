package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record about a citizen, or one that concerns everybody and so the citizen too.
 *
 * @param at the record's own time: when the broker took it in
 * @param knownAt from when on it was known: its own time, or that of what stands before it or led to it where that is later, for a log has one order
 * @param body what stands in the record: the body of an entry of {@code citizen-log}, a decision, an alert, what a team was told, where a held alert stands
 */
public record Happening(Partition partition, long offset, Instant at, Instant knownAt, SpecificRecord body) {
    /** Of what does not follow from one entry of the citizen's log. */
    static final long NO_ENTRY = -1;

    /** Where it stands, as {@code audit prove} takes it. */
    public String place() {
        return partition + "/" + offset;
    }

    /** Whether it stands in the citizen's log itself. */
    boolean isEntry() {
        return partition.topic().equals(Contracts.CITIZEN_LOG.topic());
    }

    /** When it happened out there: a council committed it, or an officer acted; empty for what the service itself did. */
    public Optional<Instant> happenedAt() {
        if (body instanceof Observed observed) {
            return Optional.of(observed.getChange().getCommittedAt());
        }
        return body instanceof OfficerActed acted ? Optional.of(acted.getActedAt()) : Optional.empty();
    }

    /** The place in the citizen's log of the entry that it is, or follows from; {@link #NO_ENTRY} for what a team was told, and what became of that. */
    long entry() {
        if (isEntry()) {
            return offset;
        }
        if (body instanceof Decision decision) {
            return decision.getPosition().getOffset();
        }
        return body instanceof Alert alert ? alert.getAssessment().getPosition().getOffset() : NO_ENTRY;
    }
}
