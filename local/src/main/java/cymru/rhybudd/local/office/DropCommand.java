package cymru.rhybudd.local.office;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.schemas.HoldRuling;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Rules DROP. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        description = {
            "Tells nobody of what waits. Who ruled so, and why, stays on record.",
            "Nid yw'n rhoi gwybod i neb; cedwir pwy a benderfynodd a pham."
        })
final class DropCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Ruling ruling;

    @Override
    public Integer call() throws Exception {
        return ruling.carryOut(world, printing, HoldRuling.DROP);
    }
}
