package cymru.rhybudd.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a large archive. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = {
            "Writes an archive of an invented council as years would leave it, without running one: a log of record and all that follows from"
                    + " it. ./rhybudd audit verify --from-files finds no difference in it."
        })
final class ArchiveCommand implements Callable<Integer> {
    private static final long ENTRIES_A_DAY = 50_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIRECTORY",
            description = "Where to write it; must be empty or not there yet.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "About how many entries the log has, beside sweeps, links and what officers do. Default: ${DEFAULT-VALUE}.")
    private long entries;

    @Option(
            names = "--citizens",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Of how many adults. Default: ${DEFAULT-VALUE}.")
    private int citizens;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Of the log. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How many days follow the snapshot. Default: one for each 50,000 entries, and at least 14.")
    private int days;

    @Override
    public Integer call() throws Exception {
        if (entries < 1 || citizens < partitions || partitions < 1 || days < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--entries, --partitions and --days: at least 1; a citizen for each partition");
        }
        int lasting = days > 0 ? days : (int) Math.max(14, entries / ENTRIES_A_DAY);
        CouncilArchive.write(Home.ofThisProcess(), directory, partitions, citizens, entries, lasting);
        spec.commandLine().getOut().println("The archive is in " + directory);
        return ExitCode.OK;
    }
}
