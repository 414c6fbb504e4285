package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Alert;
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
    @Parameters(
            index = "0",
            paramLabel = "ALERT",
            description =
                    "The id of an alert that a team was told, or the beginning of it; see ./rhybudd officer alerts.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String alert;

    @Parameters(index = "1", paramLabel = "OUTCOME", description = "What it came to: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private AlertOutcome outcome;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Acting acting;

    @Override
    public Integer call() throws Exception {
        WorldTopics topics = world.running();
        Alert told = ToldAlert.find(topics, alert);
        OutcomeRecorded recorded = new OutcomeRecorded(
                told.getAlertId(),
                outcome,
                told.getLeading(),
                told.getAssessment().getModelVersion());
        return acting.carryOut(topics, printing, told.getCitizen(), recorded);
    }
}
