/** Weighs the measures of a citizen: models, contributions, score and colour. */
@NullMarked
package cymru.rhybudd.domain.weighting;

import org.jspecify.annotations.NullMarked;
