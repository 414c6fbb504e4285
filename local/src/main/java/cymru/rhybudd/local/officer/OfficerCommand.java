package cymru.rhybudd.local.officer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an officer may do about a citizen; each act is a command of its own. */
@Command(
        name = "officer",
        mixinStandardHelpOptions = true,
        description = {
            "Records what officers do about citizens: who deals with an alert, notes, snoozes, cases, what alerts came to, and cases that were missed. Each act"
                    + " goes into the log of record; the answer says what was decided.",
            "Cofnodi'r hyn y mae swyddogion yn ei wneud: achosion, seibiau, canlyniadau rhybuddion, achosion a fethwyd."
        },
        subcommands = {
            AlertsCommand.class,
            AcknowledgeCommand.class,
            AssignCommand.class,
            NoteCommand.class,
            DisputeCommand.class,
            OutcomeCommand.class,
            OutcomeWithdrawCommand.class,
            MissedCommand.class,
            SnoozeCommand.class,
            UnsnoozeCommand.class,
            CaseOpenCommand.class,
            CaseCloseCommand.class,
            RestrictCommand.class,
            UnrestrictCommand.class,
            RestrictionsCommand.class
        })
public final class OfficerCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: alerts, acknowledge, assign, note, dispute, outcome, outcome-withdraw, missed, snooze, unsnooze, case-open, case-close, restrict, unrestrict or restrictions.");
    }
}
