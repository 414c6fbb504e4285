package cymru.rhybudd.local.simulator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scripted story, played once. */
public final class Scenario {
    private final Deque<ScenarioStep> steps;
    private final StoryRows rows = new StoryRows();

    Scenario(List<ScenarioStep> steps) {
        this.steps = new ArrayDeque<>(steps);
    }

    /**
     * Reads a story.
     *
     * @throws cymru.rhybudd.yaml.ConfigurationFaultException with file, line and remedy of everything that is wrong in it
     */
    public static Scenario load(Path file, CouncilSchema schema) {
        return new Scenario(new ScenarioFile(schema).load(file));
    }

    /** The next transaction, with its dates counted from this day; null when the story is over. */
    public @Nullable PlannedTransaction next(LocalDate today) {
        ScenarioStep step = steps.poll();
        return step == null ? null : step.planned(today, rows);
    }
}
