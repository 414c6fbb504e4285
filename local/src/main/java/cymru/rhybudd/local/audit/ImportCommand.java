package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a world. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Restores a world from a whole archive (audit export --whole) into an empty state directory: the same records at the same"
                    + " offsets, so that ./rhybudd up goes on with the same pseudonyms and alerts, and tells nothing twice.",
            "Yn adfer byd o archif gyfan, fel bod ./rhybudd up yn mynd ymlaen heb ddweud dim ddwywaith."
        })
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final WorldOption world = new WorldOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Parameters(paramLabel = "ARCHIVE", description = "What audit export --whole wrote.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path archive;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        WholeWorld.restore(
                new Archive(archive),
                world.directory(),
                printing,
                spec.commandLine().getErr());
        printing.answer(
                "The world is in " + world.directory() + ", each record where it stood. Go on: ./rhybudd up --state "
                        + world.directory(),
                Map.of("state", world.directory().toString()));
        return ExitCode.OK;
    }
}
