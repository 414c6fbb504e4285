/** Who looked at whom: written before anything is shown. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.access;
