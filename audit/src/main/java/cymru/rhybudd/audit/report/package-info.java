/** What was verified, and what was recorded of a citizen, for people: in Welsh and in English, as text, as JSON and as a page; for the command line and the console alike. */
@NullMarked
package cymru.rhybudd.audit.report;

import org.jspecify.annotations.NullMarked;
