package cymru.rhybudd.local.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;

/** A real Connect worker in this process; connectors are deployed through its REST interface, as in production. */
public final class ConnectWorker implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connect<?> connect;
    private final HttpClient http = HttpClient.newHttpClient();

    private ConnectWorker(Connect<?> connect) {
        this.connect = connect;
    }

    /** Starts a worker with the plugins of the directory. */
    static ConnectWorker start(Broker broker, SchemaRegistry registry, Path plugins) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("group.id", "connect");
        settings.put("listeners", "http://127.0.0.1:" + Ports.free());
        settings.put("plugin.path", plugins.toString());
        settings.put("plugin.discovery", "service_load");
        settings.put("exactly.once.source.support", "disabled");
        settings.put("topic.creation.enable", "false");
        settings.put("offset.flush.interval.ms", "5000");
        settings.put("producer.linger.ms", "0");
        for (String storage : new String[] {"config", "offset", "status"}) {
            settings.put(storage + ".storage.topic", "connect-" + storage);
            settings.put(storage + ".storage.replication.factor", "1");
        }
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
        for (String side : new String[] {"key", "value"}) {
            String converter = side + ".converter";
            settings.put(converter, "io.apicurio.registry.utils.converter.AvroConverter");
            settings.put(
                    converter + ".apicurio.registry.url",
                    registry.converterUrl().toString());
            settings.put(converter + ".apicurio.registry.auto-register", "true");
            settings.put(converter + ".apicurio.registry.find-latest", "true");
            // The id belongs into the record, as four bytes, and must be the one that the Confluent interface serves.
            settings.put(converter + ".apicurio.registry.headers.enabled", "false");
            settings.put(converter + ".apicurio.registry.as-confluent", "true");
            settings.put(converter + ".apicurio.registry.use-id", "contentId");
        }
        // Connect ends the whole process when it cannot start; while that is being ended anyway, it would wait for
        // itself.
        Exit.setExitProcedure((status, message) -> {
            throw new IllegalStateException("Connect did not start: see the log");
        });
        return new ConnectWorker(new ConnectDistributed().startConnect(settings));
    }

    /** Deploys a connector, or changes one that is there. */
    public void deploy(String name, Map<String, String> config) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(at("/connectors/" + name + "/config"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(JSON.writeValueAsString(config)))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException("Connect refused the connector " + name + " with status "
                    + response.statusCode() + ": " + response.body());
        }
    }

    /** Throws if a task of the connector has failed; the message is the task's own. */
    public void requireHealthy(String name) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(at("/connectors/" + name + "/status")).build(), BodyHandlers.ofString());
        if (response.statusCode() == 200) {
            for (JsonNode task : JSON.readTree(response.body()).path("tasks")) {
                if (task.path("state").asText().equals("FAILED")) {
                    String trace = task.path("trace").asText();
                    throw new IllegalStateException("the connector " + name + " failed: "
                            + trace.lines().findFirst().orElse(""));
                }
            }
        }
    }

    private URI at(String path) {
        return connect.rest().advertisedUrl().resolve(path);
    }

    @Override
    public void close() {
        connect.stop();
        connect.awaitStop();
    }
}
