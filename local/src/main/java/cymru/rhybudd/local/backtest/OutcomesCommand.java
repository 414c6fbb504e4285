package cymru.rhybudd.local.backtest;

import cymru.rhybudd.backtest.OutcomeStatistics;
import cymru.rhybudd.local.command.Printing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says what alerts came to. */
@Command(
        name = "outcomes",
        mixinStandardHelpOptions = true,
        description =
                "Counts what officers recorded that alerts came to, by indicator and by model, and the cases that were missed. Small counts are not shown.")
public final class OutcomesCommand implements Callable<Integer> {
    @Mixin
    private final LogOptions options = new LogOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        ShownOutcomes shown;
        try (LogPlace place = LogPlace.open(options, printing::say)) {
            shown = new ShownOutcomes(OutcomeStatistics.of(place.log()));
        }
        printing.answer(OutcomesReport.text(shown), OutcomesReport.json(shown));
        return ExitCode.OK;
    }
}
