package cymru.rhybudd.local.up;

import cymru.rhybudd.local.world.Ports;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The service's environment variables in a world on this machine. */
record ServiceEnvironment(Path home, StateDirectory state, int httpPort) {

    Map<String, String> of(World world, WorldSettings settings) throws IOException {
        Path key = state.of("service").resolve("pseudonym.key");
        if (!Files.exists(key)) {
            Files.writeString(key, "synthetic people only, seed " + settings.seed() + ", nothing here is a secret");
        }
        Map<String, String> environment = new TreeMap<>();
        environment.put("RHYBUDD_COUNCIL", "merthyr");
        environment.put("RHYBUDD_BOOTSTRAP_SERVERS", world.broker().bootstrapServers());
        environment.put("RHYBUDD_REGISTRY_URL", world.registry().url().toString());
        environment.put(
                "RHYBUDD_COUNCIL_DIRECTORY", home.resolve("deploy/council").toString());
        environment.put(
                "RHYBUDD_TOPIC_CATALOGUE", home.resolve("deploy/topics.yaml").toString());
        environment.put("RHYBUDD_STATE_DIRECTORY", state.of("streams").toString());
        environment.put("RHYBUDD_PSEUDONYM_KEY_FILE", key.toString());
        environment.put("RHYBUDD_REPLICATION_FACTOR", "1");
        environment.put("RHYBUDD_LOCAL", "true");
        environment.put("RHYBUDD_HTTP_PORT", Integer.toString(httpPort));
        return environment;
    }

    /** A process of its own must be told its port, for it cannot tell us. */
    static int httpPort(Map<String, String> environment) {
        int port = Integer.parseInt(environment.getOrDefault("RHYBUDD_HTTP_PORT", "0"));
        int free = port == 0 ? Ports.free() : port;
        environment.put("RHYBUDD_HTTP_PORT", Integer.toString(free));
        return free;
    }
}
