package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final StringWriter told = new StringWriter();
    private final Attempts attempts =
            new Attempts(Set.of(Part.CORE, Part.GROWTH, Part.LATENCY), new PrintWriter(told, true));

    @Test
    void aPartThatFailsDoesNotKeepTheNextFromBeingMeasured() {
        assertThat(attempts.<Integer>of(Part.LATENCY, () -> {
                    throw new IllegalStateException("no database");
                }))
                .isNull();
        assertThat(attempts.<Integer>of(Part.GROWTH, () -> {
                    throw new OutOfMemoryError("too many citizens");
                }))
                .isNull();

        assertThat(attempts.of(Part.CORE, () -> 7)).isEqualTo(7);
        assertThat(attempts.failed())
                .isEqualTo(Map.of(
                        Part.LATENCY, "java.lang.IllegalStateException: no database",
                        Part.GROWTH, "java.lang.OutOfMemoryError: too many citizens"));
        assertThat(told.toString()).contains("latency could not be measured", "no database");
    }

    @Test
    void aPartThatWasNotChosenIsNotMeasured() {
        assertThat(attempts.of(Part.TRIGGERS, () -> 7)).isNull();
        assertThat(attempts.failed()).isEmpty();
    }
}
