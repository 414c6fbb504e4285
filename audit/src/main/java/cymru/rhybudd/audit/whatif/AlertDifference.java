package cymru.rhybudd.audit.whatif;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it was, and as it would have been.
 *
 * @param was null where none was raised
 * @param wouldBe null where none would have been
 */
public record AlertDifference(
        AlertChange change,
        @Nullable ToldAlert was,
        @Nullable ToldAlert wouldBe) {

    /** The alert as it was, or else as it would have been. */
    public ToldAlert either() {
        return was != null ? was : Objects.requireNonNull(wouldBe, "a difference has a side");
    }
}
