package cymru.rhybudd.local.brokers;

import cymru.rhybudd.schemas.client.ClientSettings;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Option;

/** How to reach the brokers as an administrator. */
final class BrokerOptions {
    @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT", description = "A broker.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bootstrapServers;

    @Option(
            names = "--settings",
            defaultValue = "",
            paramLabel = "FILE",
            description =
                    "A properties file with the keys of an administrator of the brokers; as RHYBUDD_KAFKA_PROPERTIES_FILE.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String settings;

    Admin connect() {
        return Admin.create(ClientSettings.in("--settings", settings).at(bootstrapServers));
    }
}
