package cymru.rhybudd.console.desk;

import java.time.Instant;

/**
 * What a supervisor made of a hold: a team is told at once of all that waited in it.
 *
 * @param id where its first part stands on team-digests, on every instance the same
 * @param hold what the alerts waited under
 * @param officer who ruled so
 * @param reason why, in their words
 * @param at when
 */
public record Digest(long id, String hold, String officer, String reason, Instant at) {}
