package cymru.rhybudd.local.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.ModelUse;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.schemas.ModelRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Weighs a model beside the live one. */
@Command(
        name = "shadow",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a model beside the live one, on the same events. Nobody is told by it; what it sees is on a topic of its own,"
                    + " and ./rhybudd model compare says whom it would see in another colour.",
            "It needs an author and no approver. What a version weighs never changes; its approver may sign later."
        })
final class ShadowCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelArgument model;

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
        ModelFile file = model.load(ModelUse.SHADOW);
        String version = file.model().version();
        return following.publish(world.running(), version, ModelRole.SHADOW, (controls, rollout) -> {
            boolean published = controls.publish(file, ModelRole.SHADOW, null);
            ObjectNode json =
                    Printing.JSON.createObjectNode().put("version", version).put("publishedNow", published);
            if (!published) {
                printing.answer("shadow model " + version + " runs already: nothing is to be done", json);
            } else if (following.isSpared()) {
                printing.answer("shadow model " + version + " begins; not waited for", json);
            } else {
                rollout.awaitEverybody(printing::say);
                json.put("citizensSeen", rollout.weighedAnew());
                printing.answer(
                        "shadow model " + version + " runs, and has seen " + rollout.weighedAnew()
                                + " citizens; nobody is told. See ./rhybudd model compare " + version,
                        json);
            }
        });
    }
}
