package cymru.rhybudd.local.model;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.schemas.ModelRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a shadow. */
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description = "Ends a shadow model. A live model is not retired: the next one takes its place.")
final class RetireCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VERSION", description = "The shadow's version.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String version;

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
        return following.publish(world.running(), version, ModelRole.RETIRED, (controls, rollout) -> {
            controls.retire(version);
            if (!following.isSpared()) {
                rollout.awaitPlaces(printing::say);
            }
            printing.answer(
                    "shadow model " + version + " is retired",
                    Printing.JSON.createObjectNode().put("version", version).put("retired", true));
        });
    }
}
