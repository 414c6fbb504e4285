package cymru.rhybudd.local.model;

import cymru.rhybudd.local.backtest.BacktestCommand;
import cymru.rhybudd.local.backtest.LanguagesCommand;
import cymru.rhybudd.local.backtest.OutcomesCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with a weighting model; each step of its life is a command of its own. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Checks a weighting model, tries it beside the live one, and publishes it under control.",
        subcommands = {
            ValidateCommand.class,
            ShadowCommand.class,
            CompareCommand.class,
            BacktestCommand.class,
            LanguagesCommand.class,
            OutcomesCommand.class,
            PublishCommand.class,
            RetireCommand.class,
            ListCommand.class
        },
        footer = {"", "docs/models.md explains the life of a model."})
public final class ModelCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what is to be done with a model.");
    }
}
