package cymru.rhybudd.audit.index;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;

/** A record where it stands. */
public record Found(Partition partition, StoredRecord record) {}
