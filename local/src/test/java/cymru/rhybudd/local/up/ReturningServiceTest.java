package cymru.rhybudd.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cymru.rhybudd.app.Config;
import cymru.rhybudd.app.Service;
import cymru.rhybudd.local.world.Broker;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.SchemaRegistry;
import cymru.rhybudd.local.world.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An instance that comes back to the disk that it had: each test goes on where the one before stopped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReturningServiceTest {
    private static final Path HOME = Path.of(System.getProperty("rhybudd.home"));

    @TempDir
    static Path directory;

    private static StateDirectory state;
    private static Broker broker;
    private static SchemaRegistry registry;
    private static Config config;
    private static Path closedAt;
    /** What Kafka Streams passes over, and discards together with the stores of the task. */
    private static Path sentinel;

    @BeforeAll
    static void start() throws Exception {
        state = StateDirectory.open(directory);
        registry = SchemaRegistry.start(
                HOME.resolve("local/plugins/target/registry"), state.of("registry"), state.of("logs"));
        broker = Broker.start(state.of("broker"));
        Endpoints world = Endpoints.ofThisProcess(broker.bootstrapServers(), registry.url(), Map.of(), 0);
        config = Config.from(new ServiceEnvironment(HOME, state, 0).of(world, 1));
        Path stores = state.of("streams").resolve("rhybudd-merthyr");
        closedAt = stores.resolve("closed-at");
        sentinel = stores.resolve("0_0/sentinel");
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        registry.close();
        state.close();
    }

    private static Service come() throws Exception {
        Service service = Service.start(config);
        await().atMost(Duration.ofSeconds(90)).until(service::isReady);
        return service;
    }

    @Test
    @Order(1)
    void whoStopsInGoodOrderSaysWhenItsStoresWereClosed() throws Exception {
        come().close();

        assertThat(Instant.parse(Files.readString(closedAt)))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    @Order(2)
    void whoComesBackSoonGoesOnWithItsStoresAndForgetsTheTimeWhileTheyAreOpen() throws Exception {
        Files.createFile(sentinel);

        Service service = come();

        assertThat(sentinel).exists();
        assertThat(closedAt).doesNotExist();
        service.close();
    }

    @Test
    @Order(3)
    void whoComesBackAfterDaysRestoresThem() throws Exception {
        Files.writeString(closedAt, Instant.now().minus(Duration.ofDays(3)).toString());

        come().close();

        assertThat(sentinel).doesNotExist();
        assertThat(sentinel.getParent()).isDirectory();
    }
}
