/** Where in a log of years the records of one citizen stand, so that nobody need read all of it to see them. */
@NullMarked
package cymru.rhybudd.audit.index;

import org.jspecify.annotations.NullMarked;
