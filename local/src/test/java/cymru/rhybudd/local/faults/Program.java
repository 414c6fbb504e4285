package cymru.rhybudd.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The service as it is built in a checkout, of this commit or of an earlier one.
 *
 * @param home the checkout
 * @param classPath where its classes are
 */
record Program(Path home, String classPath) {

    /** The one that is tested. */
    static Program present(Path home) {
        return new Program(home, System.getProperty("java.class.path"));
    }

    /** What stands in another checkout, which was built by {@code mvn -DskipTests package}. */
    static Program of(Path checkout) throws IOException {
        if (!Files.exists(checkout.resolve("local/target/classpath.txt"))) {
            throw new IllegalStateException(checkout + " is not built: run mvn -DskipTests package there");
        }
        return new Program(
                checkout,
                Files.readString(checkout.resolve("local/target/classpath.txt")).strip());
    }

    /** Its own council files and catalogue of topics. */
    Map<String, String> files() {
        return Map.of(
                "RHYBUDD_COUNCIL_DIRECTORY", home.resolve("deploy/council").toString(),
                "RHYBUDD_TOPIC_CATALOGUE", home.resolve("deploy/topics.yaml").toString());
    }
}
