/** What the commands that look at a world, or write to one, have in common: which world, its topics, and how they answer. */
@NullMarked
package cymru.rhybudd.local.command;

import org.jspecify.annotations.NullMarked;
