package cymru.rhybudd.local.simulator;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A scripted story. */
public final class Scenario {
    private Scenario() {}

    /** Reads a scenario. */
    public static Scenario load(Path file) {
        throw new UnsupportedOperationException("scenario " + file);
    }

    /** The next transaction; null when the story is over. */
    public @Nullable PlannedTransaction next(LocalDate today) {
        return null;
    }
}
