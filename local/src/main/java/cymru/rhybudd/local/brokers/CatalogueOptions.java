package cymru.rhybudd.local.brokers;

import cymru.rhybudd.app.AccessCatalogue;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.local.command.WorldOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which topics and rights are meant. */
final class CatalogueOptions {
    @Option(
            names = "--catalogues",
            paramLabel = "DIRECTORY",
            description = "Where topics.yaml and access.yaml are. Default: deploy.")
    private @Nullable Path directory;

    @Option(
            names = "--council",
            defaultValue = "merthyr",
            paramLabel = "NAME",
            description = "The council's short name, as RHYBUDD_COUNCIL has it. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String council;

    TopicCatalogue topics() {
        return TopicCatalogue.load(directory().resolve("topics.yaml"));
    }

    AccessCatalogue access() {
        return AccessCatalogue.load(directory().resolve("access.yaml"), topics(), council);
    }

    private Path directory() {
        return directory != null ? directory : WorldOption.home().resolve("deploy");
    }
}
