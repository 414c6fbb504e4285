/** The topology's stages as Flink's operators; here, for stages are nobody else's business. */
@NullMarked
package cymru.rhybudd.streams;

import org.jspecify.annotations.NullMarked;
