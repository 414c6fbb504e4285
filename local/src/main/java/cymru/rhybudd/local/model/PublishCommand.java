package cymru.rhybudd.local.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.app.PublishedModel;
import cymru.rhybudd.app.PublishedModel.Standing;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.ModelUse;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.ModelRole;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets a model judge, from its first day on. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes a model that two people have approved. It takes effect without a restart, at one place in each partition"
                    + " of the log, from its first day on; then everybody is weighed anew.",
            "Alerts that the model alone raises are held as model/<version> for a supervisor. A published model never"
                    + " changes, and is replaced only by a version that sorts after it."
        })
final class PublishCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelArgument model;

    @Option(
            names = "--valid-from",
            paramLabel = "DATE",
            description = "The first day on which it judges, where that is later than the day in the file.")
    private @Nullable LocalDate later;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Following following;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        ModelFile file = model.load(ModelUse.LIVE);
        LocalDate validFrom = validFrom(file.validFrom().orElseThrow());
        WorldTopics topics = world.running();
        String version = file.model().version();
        printing.say(
                "model " + version + "\n" + new ModelSummary(file).approvals().stripTrailing());
        return following.publish(topics, version, ModelRole.LIVE, (controls, rollout) -> {
            boolean published = controls.publish(file, ModelRole.LIVE, validFrom);
            ModelHistory history = controls.history();
            PublishedModel now = history.model(version).orElseThrow();
            ObjectNode json = Printing.JSON
                    .createObjectNode()
                    .put("version", version)
                    .put("publishedNow", published)
                    .put("standing", now.standing().name())
                    .put("validFrom", String.valueOf(validFrom));
            if (published) {
                printing.say(effect(now, history));
                follow(rollout, now.standing() == Standing.IN_FORCE, json);
            } else {
                printing.answer("model " + version + " was published before: nothing is to be done", json);
            }
        });
    }

    /** The approvals are for the day in the file, or a later one. */
    private LocalDate validFrom(LocalDate day) {
        if (later != null && later.isBefore(day)) {
            throw new ParameterException(
                    spec.commandLine(), "--valid-from must not be before " + day + ", the day that was approved");
        }
        return later == null ? day : later;
    }

    private static String effect(PublishedModel now, ModelHistory history) {
        if (now.standing() == Standing.IN_FORCE) {
            return "it takes effect at once, where it stands in each partition of citizen-log";
        }
        String until = history.models().stream()
                .filter(other -> other.standing() == Standing.IN_FORCE)
                .map(other -> "model " + other.version() + " judges")
                .findFirst()
                .orElse("no model judges");
        return "it takes effect with the first tick of " + now.validFrom()
                + " (UTC), where that stands in each partition" + " of citizen-log; until then " + until;
    }

    private void follow(Rollout rollout, boolean atOnce, ObjectNode json) throws Exception {
        if (!following.isSpared()) {
            if (atOnce) {
                rollout.awaitEverybody(printing::say);
            } else {
                rollout.awaitPlaces(printing::say);
            }
        }
        new RolloutReport(rollout, atOnce, following.isSpared()).print(printing, json);
    }
}
