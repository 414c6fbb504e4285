/** Services to which officers can signpost, as the council's own file names them. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.signpost;
