/** What the container image starts. */
@NullMarked
package cymru.rhybudd.image;

import org.jspecify.annotations.NullMarked;
