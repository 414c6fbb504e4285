package cymru.rhybudd.local.model;

import cymru.rhybudd.app.Controls;
import cymru.rhybudd.schemas.ModelRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--no-wait", description = "Do not wait until every partition of the log holds it.")
    private boolean noWait;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        Stream stream = Stream.of(world.running());
        try (Rollout rollout = new Rollout(stream, version, ModelRole.RETIRED);
                Controls controls = stream.controls()) {
            controls.retire(version);
            if (!noWait) {
                rollout.awaitPlaces(printing::say);
            }
            printing.answer(
                    "shadow model " + version + " is retired",
                    Printing.JSON.createObjectNode().put("version", version).put("retired", true));
            return ExitCode.OK;
        }
    }
}
