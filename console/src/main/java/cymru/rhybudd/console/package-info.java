/** Starts the officers' console, and reads its configuration. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console;
