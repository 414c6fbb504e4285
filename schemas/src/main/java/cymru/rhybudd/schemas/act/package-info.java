/** What officers and supervisors do, by the one rule that the engine and whoever writes or shows it go by. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.schemas.act;
