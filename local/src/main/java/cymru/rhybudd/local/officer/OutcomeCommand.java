package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.OutcomeRecorded;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what an alert came to. */
@Command(
        name = "outcome",
        mixinStandardHelpOptions = true,
        description = {
            "Records what an alert came to. Of one alert the last word counts.",
            "Yn cofnodi canlyniad rhybudd. O ran un rhybudd, y gair olaf sy'n cyfrif."
        })
final class OutcomeCommand implements Callable<Integer> {
    @Parameters(index = "1", paramLabel = "OUTCOME", description = "What it came to: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private AlertOutcome outcome;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingOnAlert acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(
                printing,
                alert -> new OutcomeRecorded(
                        alert.getAlertId(),
                        outcome,
                        alert.getLeading(),
                        alert.getAssessment().getModelVersion()));
    }
}
