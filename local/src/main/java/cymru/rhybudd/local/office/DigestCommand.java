package cymru.rhybudd.local.office;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.schemas.HoldRuling;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Rules DIGEST. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description = {
            "Tells each team once of all that waits, the greatest score first.",
            "Yn anfon un crynodeb at bob tîm."
        })
final class DigestCommand implements Callable<Integer> {
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
        return ruling.carryOut(world, printing, HoldRuling.DIGEST);
    }
}
