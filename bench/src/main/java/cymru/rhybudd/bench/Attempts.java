package cymru.rhybudd.bench;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Measures the chosen parts, one after another: one that fails is told of, and does not keep the others from being measured. */
final class Attempts {
    private final Set<Part> chosen;
    private final PrintWriter err;
    private final Map<Part, String> failed = new EnumMap<>(Part.class);

    Attempts(Set<Part> chosen, PrintWriter err) {
        this.chosen = chosen;
        this.err = err;
    }

    /** What was measured; null where the part is not chosen, or failed. */
    <T> @Nullable T of(Part part, Callable<T> measurement) {
        if (!chosen.contains(part)) {
            return null;
        }
        try {
            return measurement.call();
        } catch (Exception | OutOfMemoryError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failed.merge(part, e.toString(), (first, next) -> first + "; " + next);
            err.println(part.word() + " could not be measured");
            e.printStackTrace(err);
            return null;
        }
    }

    /** Why, of each part that failed. */
    Map<Part, String> failed() {
        return Collections.unmodifiableMap(failed);
    }
}
