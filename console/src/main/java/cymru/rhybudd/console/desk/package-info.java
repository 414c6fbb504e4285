/** What officers are told and who it is about: read from the topics into memory, so that a page never waits for one. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.desk;
