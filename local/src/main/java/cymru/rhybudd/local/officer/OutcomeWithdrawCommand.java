package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes back what was said that an alert came to. */
@Command(
        name = "outcome-withdraw",
        mixinStandardHelpOptions = true,
        description = {
            "Takes back what was recorded that an alert came to, so that it has no outcome.",
            "Yn tynnu'r canlyniad a gofnodwyd i rybudd yn ôl, fel nad oes ganddo ganlyniad."
        })
final class OutcomeWithdrawCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingOnAlert acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, alert -> new OutcomeWithdrawn(alert.getAlertId()));
    }
}
