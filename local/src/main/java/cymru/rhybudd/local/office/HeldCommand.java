package cymru.rhybudd.local.office;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at alerts that are held, and rules about them. */
@Command(
        name = "held",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the alerts that wait, and carries out what a supervisor rules about them: alerts that came with a mass update or"
                    + " with a new model, and those that a team's budget of the week does not go to.",
            "Rhybuddion sy'n aros, a'r hyn y mae goruchwyliwr yn ei benderfynu amdanynt."
        },
        subcommands = {ListCommand.class, ReleaseCommand.class, DigestCommand.class, DropCommand.class})
public final class HeldCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, release, digest or drop.");
    }
}
