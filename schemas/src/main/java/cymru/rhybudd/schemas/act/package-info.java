/** Which of the officers' acts are taken: the one rule that the engine and whoever shows acts go by. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.schemas.act;
