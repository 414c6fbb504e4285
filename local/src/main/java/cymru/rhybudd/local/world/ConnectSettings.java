package cymru.rhybudd.local.world;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a Connect worker is set.
 *
 * @param port where its REST interface listens, on the loopback address
 * @param converterUrl of the registry, for the converters
 * @param plugins the directory of the plugins
 * @param replicas of each topic in which it keeps what it knows
 */
public record ConnectSettings(String bootstrapServers, int port, URI converterUrl, Path plugins, int replicas) {
    /** A schema's id never changes; by itself a converter asks for it every 30 s, and fails, or hangs, with the registry. */
    private static final Duration ID_IS_KNOWN_FOR = Duration.ofDays(1);

    /** Where its REST interface is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The settings by Connect's own names. */
    public Map<String, String> all() {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", "connect");
        settings.put("listeners", url().toString());
        settings.put("plugin.path", plugins.toString());
        settings.put("plugin.discovery", "service_load");
        settings.put("exactly.once.source.support", "disabled");
        settings.put("topic.creation.enable", "false");
        settings.put("offset.flush.interval.ms", "5000");
        settings.put("producer.linger.ms", "0");
        for (String storage : new String[] {"config", "offset", "status"}) {
            settings.put(storage + ".storage.topic", "connect-" + storage);
            settings.put(storage + ".storage.replication.factor", Integer.toString(replicas));
        }
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
        for (String side : new String[] {"key", "value"}) {
            String converter = side + ".converter";
            settings.put(converter, "io.apicurio.registry.utils.converter.AvroConverter");
            settings.put(converter + ".apicurio.registry.url", converterUrl.toString());
            settings.put(converter + ".apicurio.registry.auto-register", "true");
            settings.put(converter + ".apicurio.registry.find-latest", "true");
            // The id belongs into the record, as four bytes, and must be the one that the Confluent interface serves.
            settings.put(converter + ".apicurio.registry.headers.enabled", "false");
            settings.put(converter + ".apicurio.registry.as-confluent", "true");
            settings.put(converter + ".apicurio.registry.use-id", "contentId");
            settings.put(converter + ".apicurio.registry.check-period-ms", Long.toString(ID_IS_KNOWN_FOR.toMillis()));
            settings.put(converter + ".apicurio.registry.fault-tolerant-refresh", "true");
        }
        return settings;
    }
}
