package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.Unacknowledged;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says that an officer deals with an alert. */
@Command(
        name = "acknowledge",
        mixinStandardHelpOptions = true,
        description = {
            "Says that the officer deals with the alert, so that the team need not.",
            "Yn dweud bod y swyddog yn ymdrin â'r rhybudd."
        })
final class AcknowledgeCommand implements Callable<Integer> {
    @Option(names = "--withdraw", description = "The officer does not deal with it after all.")
    private boolean withdrawn;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingOnAlert acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, alert -> withdrawn ? new Unacknowledged() : new Acknowledged());
    }
}
