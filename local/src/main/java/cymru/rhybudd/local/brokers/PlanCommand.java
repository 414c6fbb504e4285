package cymru.rhybudd.local.brokers;

import cymru.rhybudd.local.command.Printing;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says what apply would do, and what is left to an administrator. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Says what apply would do, and which topics are kept otherwise than topics.yaml says: these an administrator of the"
                        + " brokers mends. Exit code 1 if there is anything to do.")
public final class PlanCommand implements Callable<Integer> {
    @Mixin
    private final BrokerOptions brokers = new BrokerOptions();

    @Mixin
    private final CatalogueOptions catalogues = new CatalogueOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        try (Admin admin = brokers.connect()) {
            Changes changes = Changes.on(admin, catalogues.topics(), catalogues.access());
            printing.answer(changes.words(), changes.json());
            return changes.isNone() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
