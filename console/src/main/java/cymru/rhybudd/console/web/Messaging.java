package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Correspondence;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.OfficerPreferences;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the pages know of messages outside the console.
 *
 * @param preferences keeps what an officer prefers; returns once it is kept for good
 * @param offers whether the council has set a channel up for officers
 * @param codes sends a code to an address that is new
 * @param newCode makes one
 */
public record Messaging(
        Correspondence correspondence,
        Consumer<OfficerPreferences> preferences,
        Predicate<DeliveryChannel> offers,
        CodeSender codes,
        Supplier<String> newCode) {}
