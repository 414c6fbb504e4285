package cymru.rhybudd.console.web;

import cymru.rhybudd.console.access.AccessLog;
import cymru.rhybudd.console.act.ActLog;
import cymru.rhybudd.console.act.RestrictionLog;
import cymru.rhybudd.console.act.RulingLog;

/** Everything that the console writes. */
public record Writes(AccessLog views, ActLog acts, RestrictionLog restrictions, RulingLog rulings) {}
