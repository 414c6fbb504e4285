/** What was verified, for people: in Welsh and in English, as text, as JSON and as a page; for the command line and the console alike. */
@NullMarked
package cymru.rhybudd.audit.report;

import org.jspecify.annotations.NullMarked;
