/** By what officers are told outside the console: Notify, mail and webhooks. Nothing in here decides whether they are. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.channel;
