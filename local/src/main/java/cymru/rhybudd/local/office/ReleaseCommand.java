package cymru.rhybudd.local.office;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.schemas.HoldRuling;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Rules RELEASE. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Tells the teams of what waits, whatever their budgets.",
            "Yn rhoi gwybod i'r timau am yr hyn sy'n aros."
        })
final class ReleaseCommand implements Callable<Integer> {
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
        return ruling.carryOut(world, printing, HoldRuling.RELEASE);
    }
}
