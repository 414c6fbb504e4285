package cymru.rhybudd.local.model;

import cymru.rhybudd.council.MappedSources;
import cymru.rhybudd.council.ModelCheck;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.ModelUse;
import cymru.rhybudd.local.command.WorldOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The model file that a command is given, and the council whose sources it may name. */
final class ModelArgument {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The model file, such as deploy/council/2026-12.model.yaml.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--council",
            paramLabel = "DIRECTORY",
            description = "Where the council's source mappings are. Default: where the file is or, if there are none,"
                    + " deploy/council in the project.")
    private @Nullable Path council;

    Path path() {
        return file;
    }

    /** The file, if it is sound for that use; a {@code ConfigurationFaultException} names every fault otherwise. */
    ModelFile load(ModelUse use) throws IOException {
        return new ModelCheck(use, sources()).load(file);
    }

    private Optional<Set<String>> sources() throws IOException {
        if (council != null) {
            if (!Files.isDirectory(council)) {
                throw new ParameterException(spec.commandLine(), "--council: " + council + " is no directory");
            }
            return Optional.of(MappedSources.in(council));
        }
        Path beside = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(WorldOption.home());
        for (Path directory : new Path[] {beside, WorldOption.home().resolve("deploy/council")}) {
            Set<String> sources = Files.isDirectory(directory) ? MappedSources.in(directory) : Set.of();
            if (!sources.isEmpty()) {
                return Optional.of(sources);
            }
        }
        return Optional.empty();
    }
}
