/** Who is told what outside the console, and when; and the application that decides it, hands messages to channels and keeps what became of them. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.delivery;
