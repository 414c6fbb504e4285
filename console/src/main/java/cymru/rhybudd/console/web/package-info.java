/** The pages, and everything that guards them. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.web;
