/** Records of topics as they were written, byte for byte: in a broker, or in an archive. */
@NullMarked
package cymru.rhybudd.audit.records;

import org.jspecify.annotations.NullMarked;
