package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.Unsnoozed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks to be told again of an alert that was snoozed. */
@Command(
        name = "unsnooze",
        mixinStandardHelpOptions = true,
        description = {
            "Asks to be told again of the open alert, as if it had not been snoozed.",
            "Yn gofyn am glywed am y rhybudd agored eto."
        })
final class UnsnoozeCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingOnAlert acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, alert -> new Unsnoozed(alert.getKind()));
    }
}
