/** What operations staff watch of a console, in numbers. It knows of no officer, no citizen and no alert. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.console.figures;
