/** What officers read, in Welsh and English. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.words;
