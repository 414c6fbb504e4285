package cymru.rhybudd.domain.alert;

/** A place in the log of record. */
public record LogPosition(int partition, long offset) {}
