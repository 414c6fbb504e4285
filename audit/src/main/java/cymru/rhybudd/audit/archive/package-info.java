/** Records of topics in files, so that seven years need not sit in a broker: one Avro container file for each partition and day, and a manifest. */
@NullMarked
package cymru.rhybudd.audit.archive;

import org.jspecify.annotations.NullMarked;
