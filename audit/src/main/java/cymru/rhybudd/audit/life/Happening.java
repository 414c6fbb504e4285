package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.records.Partition;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record about a citizen, or one that concerns everybody and so the citizen too.
 *
 * @param at the record's own time: when the change that led to it reached the system
 * @param knownAt from when on it was known: its own time, or that of an earlier record on its way where that is later, for a log has one order
 * @param body what stands in the record: the body of an entry of {@code citizen-log}, a decision, an alert, what a team was told, where a held alert stands
 */
public record Happening(Partition partition, long offset, Instant at, Instant knownAt, SpecificRecord body) {

    /** Where it stands, as {@code audit prove} takes it. */
    public String place() {
        return partition + "/" + offset;
    }
}
