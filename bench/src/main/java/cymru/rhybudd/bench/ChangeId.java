package cymru.rhybudd.bench;

/** A transaction of one of the council's databases: an alert names the one that caused it. */
record ChangeId(String database, long transaction) {}
