/** What would have been decided otherwise, had a model been another, or had a source or an indicator not been there. */
@NullMarked
package cymru.rhybudd.audit.whatif;

import org.jspecify.annotations.NullMarked;
