package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.schemas.DirectoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a search found.
 *
 * @param person null for somebody who is restricted: that they were found is all that is said
 * @param alert the latest open alert about them that the officer may see; null where there is none
 */
public record FoundPerson(
        @Nullable DirectoryEntry person, @Nullable OpenAlert alert) {}
