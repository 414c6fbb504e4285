package cymru.rhybudd.local.brokers;

import cymru.rhybudd.local.command.Printing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the catalogues as resources of Strimzi. */
@Command(
        name = "strimzi",
        mixinStandardHelpOptions = true,
        description =
                "Writes topics.yaml (KafkaTopic) and users.yaml (KafkaUser) for Strimzi's operators, which then keep the brokers so.")
public final class StrimziCommand implements Callable<Integer> {
    @Mixin
    private final CatalogueOptions catalogues = new CatalogueOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Parameters(paramLabel = "DIRECTORY", description = "Where to write them.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws Exception {
        StrimziFiles files = new StrimziFiles(catalogues.topics(), catalogues.access());
        Path to = directory != null ? directory : Path.of("");
        files.write(to);
        printing.answer(
                "topics.yaml and users.yaml were written to " + to,
                Printing.JSON.createObjectNode().put("directory", to.toString()));
        return ExitCode.OK;
    }
}
