package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.weighting.Weighing;

/** The weighing of one citizen, and the event that led to it. */
public record Assessment(String citizen, LogPosition position, Weighing weighing) {}
