package cymru.rhybudd.local;

import cymru.rhybudd.audit.evidence.EvidenceException;
import cymru.rhybudd.local.audit.AuditCommand;
import cymru.rhybudd.local.brokers.BrokersCommand;
import cymru.rhybudd.local.inspect.DeadLettersCommand;
import cymru.rhybudd.local.inspect.DoctorCommand;
import cymru.rhybudd.local.inspect.ReconcileCommand;
import cymru.rhybudd.local.model.ModelCommand;
import cymru.rhybudd.local.office.HeldCommand;
import cymru.rhybudd.local.officer.OfficerCommand;
import cymru.rhybudd.local.up.UpCommand;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The launcher: {@code ./rhybudd COMMAND}. */
@Command(
        name = "rhybudd",
        mixinStandardHelpOptions = true,
        version = "Rhybudd 0.1.0",
        description = "Early warning for councils: from a row committed in a council database to an officer's alert.",
        subcommands = {
            UpCommand.class,
            ReconcileCommand.class,
            DeadLettersCommand.class,
            DoctorCommand.class,
            ModelCommand.class,
            HeldCommand.class,
            OfficerCommand.class,
            AuditCommand.class,
            BrokersCommand.class
        },
        footer = {"", "Begin with: ./rhybudd up"})
public final class Rhybudd implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs a command and ends with its exit code: 0 for success, 1 for failure or differences, 2 for bad arguments. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** All commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new Rhybudd())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Rhybudd::explain);
    }

    /** What a user can mend is said in words; only what is a bug shows where it happened. */
    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult result) {
        Optional<String> fileFault = FileFault.words(thrown);
        boolean mendable = fileFault.isPresent()
                || thrown instanceof ConfigurationFaultException
                || thrown instanceof EvidenceException
                || thrown instanceof IllegalStateException
                || thrown instanceof IllegalArgumentException;
        command.getErr()
                .println(command.getColorScheme().errorText(fileFault.orElse(String.valueOf(thrown.getMessage()))));
        if (!mendable) {
            thrown.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command to run.");
    }
}
