/** ./rhybudd officer: records what officers do about citizens, and shows what they were told. */
@NullMarked
package cymru.rhybudd.local.officer;

import org.jspecify.annotations.NullMarked;
