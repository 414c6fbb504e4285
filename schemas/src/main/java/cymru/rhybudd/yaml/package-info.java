/** Reads the YAML files that people other than programmers own, and says of every fault where it is and what to do. */
@NullMarked
package cymru.rhybudd.yaml;

import org.jspecify.annotations.NullMarked;
