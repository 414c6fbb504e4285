/** Who an officer is, by the council's identity provider, and for how long the console believes it. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.signin;
