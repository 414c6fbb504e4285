/** Replays the log of record through a candidate model: what officers would have been told, of whom, and how often rightly. */
@NullMarked
package cymru.rhybudd.backtest;

import org.jspecify.annotations.NullMarked;
