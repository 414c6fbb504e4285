package cymru.rhybudd.local.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.local.world.StateDirectory;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How a world was made, so that a second start finds the same people.
 *
 * @param firstDay the day, as text, from which dates of the past were counted
 */
record WorldSettings(long seed, int citizens, String firstDay) {
    private static final int CITIZENS = 2_000;

    /** The settings of the world in the directory, which options may repeat and not contradict. */
    static WorldSettings read(StateDirectory state, @Nullable Long seed, @Nullable Integer citizens)
            throws IOException {
        WorldSettings settings = new ObjectMapper().readValue(state.settings().toFile(), WorldSettings.class);
        if ((seed != null && seed != settings.seed) || (citizens != null && citizens != settings.citizens)) {
            throw new IllegalStateException("the state holds a council of " + settings.citizens
                    + " citizens made from seed " + settings.seed + ": say --fresh for another one");
        }
        return settings;
    }

    static WorldSettings fresh(@Nullable Long seed, @Nullable Integer citizens) {
        return new WorldSettings(
                seed == null ? 1 : seed,
                citizens == null ? CITIZENS : citizens,
                LocalDate.now(ZoneOffset.UTC).toString());
    }

    LocalDate day() {
        return LocalDate.parse(firstDay);
    }

    void write(StateDirectory state) throws IOException {
        new ObjectMapper().writeValue(state.settings().toFile(), this);
    }
}
