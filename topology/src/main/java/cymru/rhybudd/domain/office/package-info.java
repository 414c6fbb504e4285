/** What NOTIFY decides: whether a team is told at once, or an alert waits, for whom, and in which order those that wait are told. */
@NullMarked
package cymru.rhybudd.domain.office;

import org.jspecify.annotations.NullMarked;
