package cymru.rhybudd.console.desk;

/**
 * A digest of which something is open on a team's list.
 *
 * @param alerts how many alerts are in it, without those that say that a concern is over
 * @param open how many of them are open on the list
 */
public record DigestLine(Digest digest, int alerts, int open) {}
