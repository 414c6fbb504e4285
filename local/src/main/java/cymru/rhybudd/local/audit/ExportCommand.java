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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return place.look(printing, this::export);
    }

    private Integer export(Records records) throws Exception {
        Export.write(records, directory, spec.commandLine().getErr());
        printing.answer(
                "The archive is in " + directory + ". Verify it: ./rhybudd audit verify --from-files " + directory,
                Map.of("archive", directory.toString()));
        return ExitCode.OK;
    }
}
