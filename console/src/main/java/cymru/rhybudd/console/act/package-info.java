/** What officers do: read from a form, and written as an event before the page says that it is done. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.act;
