package cymru.rhybudd.local.up;

import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The service's environment variables in a world on this machine. */
public record ServiceEnvironment(Path home, StateDirectory state, int httpPort) {

    /** The variables, and the file of the secret that they name; the seed is of the people in the world. */
    public Map<String, String> of(Endpoints world, long seed) throws IOException {
        Path key = state.of("service").resolve("pseudonym.key");
        if (!Files.exists(key)) {
            Files.writeString(key, "synthetic people only, seed " + seed + ", nothing here is a secret");
        }
        Map<String, String> environment = new TreeMap<>();
        environment.put("RHYBUDD_COUNCIL", "merthyr");
        environment.put("RHYBUDD_BOOTSTRAP_SERVERS", world.bootstrapServers());
        environment.put("RHYBUDD_REGISTRY_URL", world.registryUrl());
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
}
