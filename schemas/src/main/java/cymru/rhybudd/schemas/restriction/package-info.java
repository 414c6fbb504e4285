/** Who is restricted: the one rule by which restrictions are made and hold, wherever people are shown. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.schemas.restriction;
