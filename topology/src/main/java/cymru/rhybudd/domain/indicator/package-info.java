/** The nine indicators: the facts they read, the measures they take, the bands their measures reach. */
@NullMarked
package cymru.rhybudd.domain.indicator;

import org.jspecify.annotations.NullMarked;
