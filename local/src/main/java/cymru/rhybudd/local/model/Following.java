package cymru.rhybudd.local.model;

import cymru.rhybudd.app.Controls;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.ModelRole;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Whether and how a command follows what it publishes through the world. */
final class Following {
    @Option(names = "--no-wait", description = "Do not wait until it has taken effect everywhere.")
    private boolean spared;

    /** What is published, and how far it is followed. */
    @FunctionalInterface
    interface Publication {
        void carryOut(Controls controls, Rollout rollout) throws Exception;
    }

    /** Opens the rollout first, so that it misses nothing of what is published; returns the exit code. */
    Integer publish(WorldTopics topics, String version, ModelRole role, Publication publication) throws Exception {
        try (Rollout rollout = new Rollout(topics, version, role);
                Controls controls = topics.controls()) {
            publication.carryOut(controls, rollout);
            return ExitCode.OK;
        }
    }

    /** Whether nobody waits. */
    boolean isSpared() {
        return spared;
    }
}
