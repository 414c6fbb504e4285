/** The auditors' commands: a thin command line over the library that audits. */
@NullMarked
package cymru.rhybudd.local.audit;

import org.jspecify.annotations.NullMarked;
