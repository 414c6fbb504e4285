package cymru.rhybudd.console.governance;

import cymru.rhybudd.schemas.View;
import java.time.Instant;

/**
 * What somebody asks about one life, and why.
 *
 * @param id of a citizen, whole; or of an alert, or its beginning
 * @param at the instant of which is asked; of no meaning for other views
 */
public record Question(View view, String id, Instant at, String reason) {}
