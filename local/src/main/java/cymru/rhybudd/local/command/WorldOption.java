package cymru.rhybudd.local.command;

import cymru.rhybudd.local.world.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Which world a command means. */
public final class WorldOption {
    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description =
                    "The state directory of the world. Default: the brokers that RHYBUDD_BOOTSTRAP_SERVERS and RHYBUDD_REGISTRY_URL"
                            + " name, if they are set; else .rhybudd in the project.")
    private @Nullable Path state;

    /** What a command does with the topics of its world; it ends well unless it throws. */
    @FunctionalInterface
    public interface Step {
        void take(WorldTopics topics) throws Exception;
    }

    /** The root of the project. */
    public static Path home() {
        return Path.of(System.getProperty("rhybudd.home", "")).toAbsolutePath();
    }

    /** Whether it was said which; nothing that the environment says comes before that. */
    public boolean isNamed() {
        return state != null;
    }

    /** The state directory. */
    public Path directory() {
        return state != null ? state.toAbsolutePath() : home().resolve(".rhybudd");
    }

    /** Goes to the world; where none runs, its stores are started to look at them. */
    public Visit visit(Consumer<String> progress) throws Exception {
        Optional<Endpoints> elsewhere = elsewhere();
        return elsewhere.isPresent() ? Visit.to(elsewhere.get()) : Visit.to(home(), directory(), progress);
    }

    private Optional<Endpoints> elsewhere() {
        return isNamed() ? Optional.empty() : Endpoints.named(System.getenv());
    }

    /** Looks at the world, running or not; returns the exit code. */
    public Integer look(Printing printing, Step step) throws Exception {
        try (Visit visit = visit(printing::say)) {
            step.take(WorldTopics.of(visit.endpoints()));
            return ExitCode.OK;
        }
    }

    /**
     * The topics of the running world.
     *
     * @throws IllegalStateException if none runs
     */
    public WorldTopics running() throws IOException {
        Optional<Endpoints> elsewhere = elsewhere();
        if (elsewhere.isPresent()) {
            return WorldTopics.of(elsewhere.get());
        }
        return WorldTopics.of(Endpoints.read(directory().resolve("endpoints.json"))
                .orElseThrow(() -> new IllegalStateException(
                        "no world runs on " + directory() + ": start one with ./rhybudd up")));
    }
}
