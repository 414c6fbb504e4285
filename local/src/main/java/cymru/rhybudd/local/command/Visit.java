package cymru.rhybudd.local.command;

import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.EndsWithProcess;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A look at a world: at the one that runs on a state directory or, if none does, at one that is started for the visit. */
public final class Visit implements AutoCloseable {
    private final Endpoints endpoints;
    private final @Nullable EndsWithProcess<World> world;
    private final @Nullable StateDirectory state;

    private Visit(Endpoints endpoints, @Nullable EndsWithProcess<World> world, @Nullable StateDirectory state) {
        this.endpoints = endpoints;
        this.world = world;
        this.state = state;
    }

    /**
     * Goes to the world of a state directory.
     *
     * @throws IllegalStateException if there is none
     */
    public static Visit to(Path home, Path directory, Consumer<String> progress) throws Exception {
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException(directory + " holds no world: start one with ./rhybudd up");
        }
        Optional<Endpoints> running = Endpoints.read(directory.resolve("endpoints.json"));
        if (running.isPresent()) {
            return new Visit(running.get(), null, null);
        }
        StateDirectory state = StateDirectory.open(directory);
        try {
            if (!state.holdsWorld()) {
                throw new IllegalStateException(directory + " holds no world: start one with ./rhybudd up");
            }
            return start(home, state, progress);
        } catch (Exception e) { // the directory is left to the next attempt
            state.close();
            throw e;
        }
    }

    /** Goes to a world that runs there. */
    static Visit to(Endpoints endpoints) {
        return new Visit(endpoints, null, null);
    }

    private static Visit start(Path home, StateDirectory state, Consumer<String> progress) throws Exception {
        EndsWithProcess<World> world =
                EndsWithProcess.start(() -> World.start(home, state, part -> progress.accept(part + " is up")));
        Endpoints endpoints = world.get().endpoints(0);
        world.get().announce(endpoints);
        return new Visit(endpoints, world, state);
    }

    /** Where the world can be reached. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Whether the world was running before the visit. */
    public boolean isRunning() {
        return world == null;
    }

    @Override
    public void close() throws Exception {
        if (world != null) {
            world.close();
        }
        if (state != null) {
            state.close();
        }
    }
}
