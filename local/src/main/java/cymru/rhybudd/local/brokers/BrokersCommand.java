package cymru.rhybudd.local.brokers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands on the brokers besides records. */
@Command(
        name = "brokers",
        mixinStandardHelpOptions = true,
        description =
                "Topics and rights on a council's brokers, as deploy/topics.yaml and deploy/access.yaml state them.",
        subcommands = {PlanCommand.class, ApplyCommand.class, StrimziCommand.class})
public final class BrokersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command to run.");
    }
}
