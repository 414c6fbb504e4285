package cymru.rhybudd.local.simulation;

/** What is amiss after a history. */
record Finding(Check check, String text) {}
