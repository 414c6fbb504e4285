package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Correspondence;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.OfficerPreferences;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the pages know of messages outside the console.
 *
 * @param preferences keeps what an officer prefers; returns once it is kept for good
 * @param offers whether the council has set a channel up for officers
 */
public record Messaging(
        Correspondence correspondence, Consumer<OfficerPreferences> preferences, Predicate<DeliveryChannel> offers) {}
