/** The console of a laptop: everybody in it is invented, and whoever opens it chooses whom to be. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.local.console;
