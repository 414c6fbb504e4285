/** What governance staff are shown: who saw whom, one life laid open, verifications, models; with the code of the audit commands. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.governance;
