package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists who must be protected. */
@Command(
        name = "restrictions",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what is restricted, the nearest review first: records and addresses, never a name.",
            "Yn rhestru'r cyfyngiadau."
        })
final class RestrictionsCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        return world.look(printing, topics -> {
            RestrictionList list =
                    new RestrictionList(Restricting.inForce(topics).all());
            printing.answer(list.text(), list.json());
        });
    }
}
