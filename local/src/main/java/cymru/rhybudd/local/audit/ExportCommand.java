package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.local.command.Export;
import cymru.rhybudd.local.command.Printing;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an archive. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the log of record, and everything that followed from it, to files: Avro containers by topic, partition and day, with"
                    + " the schemas and a manifest of checksums. Names and addresses are not in it.",
            "The archive can be verified on any machine: ./rhybudd audit verify --from-files DIRECTORY"
        })
public final class ExportCommand implements Callable<Integer> {
    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Parameters(paramLabel = "DIRECTORY", description = "Where to write it; must be empty or not there yet.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Option(
            names = "--whole",
            description =
                    "Write everything that the service goes on from, for ./rhybudd audit import: also its stores, the directory of"
                            + " citizens and the councils' rows, so names and addresses ARE in it. The service must have stopped.")
    private boolean whole;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return whole ? exportWhole() : place.look(printing, this::export);
    }

    private Integer exportWhole() throws Exception {
        printing.say(
                "What is written holds names, addresses and what is known of citizens: keep it as you keep the databases themselves."
                        + "\nMae enwau, cyfeiriadau a'r hyn a wyddys am ddinasyddion ynddo: cadwch ef fel y cedwir y cronfeydd data eu hunain.");
        WholeWorld.export(place.world(), directory, printing, spec.commandLine().getErr());
        printing.answer(
                "The whole archive is in " + directory + ". Restore it: ./rhybudd audit import " + directory
                        + " --state EMPTY_DIRECTORY",
                Map.of("archive", directory.toString(), "whole", true));
        return ExitCode.OK;
    }

    private Integer export(Records records) throws Exception {
        Export.write(place.council(), records, directory, spec.commandLine().getErr());
        printing.answer(
                "The archive is in " + directory + ". Verify it: ./rhybudd audit verify --from-files " + directory,
                Map.of("archive", directory.toString()));
        return ExitCode.OK;
    }
}
