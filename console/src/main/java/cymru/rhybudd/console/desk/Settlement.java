package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.HoldState;

/**
 * What a supervisor's ruling made of alerts that had waited.
 *
 * @param state RELEASED, DIGESTED or DROPPED
 * @param officer who ruled
 * @param because why, in their words
 */
public record Settlement(HoldState state, String officer, String because) {}
