/** Records that must be kept before a page goes on: who looked at whom, above all. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.access;
