/** The life of a weighting model on the command line: validate, publish, shadow, retire, list, compare. */
@NullMarked
package cymru.rhybudd.local.model;

import org.jspecify.annotations.NullMarked;
