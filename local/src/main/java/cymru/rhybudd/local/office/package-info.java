/** What a supervisor does from the command line: looks at alerts that are held, and rules about them. */
@NullMarked
package cymru.rhybudd.local.office;

import org.jspecify.annotations.NullMarked;
