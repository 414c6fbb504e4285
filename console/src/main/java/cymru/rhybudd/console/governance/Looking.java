package cymru.rhybudd.console.governance;

import java.time.Instant;

/**
 * Which looks are asked for.
 *
 * @param citizen by the whole pseudonym; empty for anybody
 * @param officer by their id; empty for anybody
 * @param from the first instant
 * @param to the first instant that is not meant any more
 */
public record Looking(String citizen, String officer, Instant from, Instant to) {}
