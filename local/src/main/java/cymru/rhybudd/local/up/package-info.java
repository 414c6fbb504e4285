/** ./rhybudd up: runs the whole world, shows alerts as they happen, and proves at the end that nothing differs. */
@NullMarked
package cymru.rhybudd.local.up;

import org.jspecify.annotations.NullMarked;
