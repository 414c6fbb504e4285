/** What was recorded of one citizen: everything in order, what was known at an instant, and all that stands behind an alert. */
@NullMarked
package cymru.rhybudd.audit.life;

import org.jspecify.annotations.NullMarked;
