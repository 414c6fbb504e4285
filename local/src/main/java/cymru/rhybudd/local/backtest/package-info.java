/** Commands that hold a model against the past: backtest and outcomes, with their reports. */
@NullMarked
package cymru.rhybudd.local.backtest;

import org.jspecify.annotations.NullMarked;
