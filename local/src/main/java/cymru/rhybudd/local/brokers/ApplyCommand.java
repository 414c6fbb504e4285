package cymru.rhybudd.local.brokers;

import cymru.rhybudd.app.AccessAdmin;
import cymru.rhybudd.app.TopicAdmin;
import cymru.rhybudd.local.command.Printing;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings brokers to what the catalogues say. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Creates the topics that are missing, gives the principals of access.yaml their rights, and takes from them what it does not"
                    + " name. Deletes and alters no topic, and leaves other principals alone, and what is denied to any."
        })
public final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private final BrokerOptions brokers = new BrokerOptions();

    @Mixin
    private final CatalogueOptions catalogues = new CatalogueOptions();

    @Option(
            names = "--replication-factor",
            defaultValue = "0",
            paramLabel = "N",
            description = "Of new topics. Default: what topics.yaml says.")
    private int replication;

    @Option(
            names = "--keep-rights",
            description =
                    "Take no right away. For the time of a roll: instances of the release before still need what the new catalogue"
                            + " does not name. Apply without it when the last of them is gone.")
    private boolean keepRights;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        try (Admin admin = brokers.connect()) {
            Changes all = Changes.on(admin, catalogues.topics(), catalogues.access());
            Changes changes = keepRights ? all.keepingRights() : all;
            new TopicAdmin(admin).apply(catalogues.topics(), false, replication);
            new AccessAdmin(admin).apply(changes.access());
            printing.answer(changes.words(), changes.json());
            return ExitCode.OK;
        }
    }
}
