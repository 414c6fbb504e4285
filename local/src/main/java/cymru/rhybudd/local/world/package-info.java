/** The world of one laptop: a real broker, registry, PostgreSQL and Connect worker, on the loopback address only. */
@NullMarked
package cymru.rhybudd.local.world;

import org.jspecify.annotations.NullMarked;
