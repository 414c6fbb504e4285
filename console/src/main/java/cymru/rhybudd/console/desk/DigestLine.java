package cymru.rhybudd.console.desk;

/**
 * A digest of which something is open on a team's list.
 *
 * @param open how many of its alerts are open there and say something
 */
public record DigestLine(Digest digest, int open) {}
