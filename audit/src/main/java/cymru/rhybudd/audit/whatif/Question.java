package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.backtest.Window;
import java.util.OptionalInt;

/**
 * What is asked.
 *
 * @param window the days on which differences are counted
 * @param rule by which counts are shown
 * @param officers who look into alerts; empty for five in each team of the log
 * @param people whether to name people, by pseudonym: for who has a reason to see them
 */
public record Question(Change change, Window window, DisclosureRule rule, OptionalInt officers, boolean people) {}
