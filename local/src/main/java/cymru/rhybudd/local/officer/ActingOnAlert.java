package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertSeen;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An act about an alert that the officer names: where, who acts, and about which. */
final class ActingOnAlert {
    @Parameters(
            index = "0",
            paramLabel = "ALERT",
            description =
                    "The id of an alert that a team was told, or the beginning of it; see ./rhybudd officer alerts.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String alert;

    @Mixin
    private final WorldOption world = new WorldOption();

    @Mixin
    private final Acting acting = new Acting();

    /** Writes the act and says what was decided; returns the exit code. */
    Integer carryOut(Printing printing, Function<Alert, Object> action) throws Exception {
        WorldTopics topics = world.running();
        Alert told = ToldAlert.find(topics, alert);
        AlertSeen seen = new AlertSeen(told.getEpisode(), told.getAlertId(), null);
        return acting.carryOut(topics, printing, told.getCitizen(), action.apply(told), seen);
    }
}
