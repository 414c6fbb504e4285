package cymru.rhybudd.image;

import cymru.rhybudd.local.Rhybudd;
import picocli.CommandLine;

/** The commands of the launcher that need no laptop around them. */
final class Commands {
    private Commands() {}

    /** All but those that start a world, or look into the council's databases. */
    static CommandLine line() {
        CommandLine line = Rhybudd.commandLine();
        line.getCommandSpec().removeSubcommand("up");
        line.getCommandSpec().removeSubcommand("reconcile");
        line.getCommandSpec().usageMessage().footer();
        return line;
    }
}
