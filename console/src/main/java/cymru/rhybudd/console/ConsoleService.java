package cymru.rhybudd.console;

import cymru.rhybudd.console.access.AcknowledgedWriter;
import cymru.rhybudd.console.delivery.DeliveryService;
import cymru.rhybudd.console.desk.DeskService;
import cymru.rhybudd.console.signin.SignIn;
import cymru.rhybudd.console.web.Console;
import cymru.rhybudd.console.web.Messaging;
import cymru.rhybudd.console.web.Writes;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One running instance of the console: what it reads, what it writes, and its pages. */
public final class ConsoleService implements AutoCloseable {
    private final DeskService desk;
    private final AcknowledgedWriter<Access> views;
    private final AcknowledgedWriter<OfficerActed> acts;
    private final AcknowledgedWriter<OfficerPreferences> preferences;
    private final @Nullable DeliveryService delivery;
    private final Console console;

    /** Starts an instance; returns when it serves, not when it has read everything. */
    public ConsoleService(Config config) {
        TopicSerdes serdes = new TopicSerdes(
                Map.of(TopicSerdes.REGISTRY_URL, config.registryUrl().toString()));
        Clock clock = Clock.systemUTC();
        desk = new DeskService(config.council(), config.bootstrapServers(), config.stateDirectory(), serdes);
        views = new AcknowledgedWriter<>(config.bootstrapServers(), serdes, Contracts.ACCESS_LOG);
        acts = new AcknowledgedWriter<>(config.bootstrapServers(), serdes, Contracts.OFFICER_ACTIONS);
        preferences = new AcknowledgedWriter<>(config.bootstrapServers(), serdes, Contracts.OFFICER_PREFERENCES);
        delivery = delivery(config, serdes);
        console = new Console(
                config.web(),
                new SignIn(config.signIn(), clock),
                desk.desk(),
                desk,
                desk.published(),
                new Writes(access -> views.write(access.getCitizen(), access), acts::write),
                new Messaging(
                        desk.correspondence(),
                        said -> preferences.write(said.getOfficer(), said),
                        channel ->
                                config.delivery() != null && config.delivery().offers(channel)),
                desk::isReady,
                clock);
    }

    private static @Nullable DeliveryService delivery(Config config, TopicSerdes serdes) {
        return config.delivery() == null
                ? null
                : new DeliveryService(
                        config.council(),
                        config.bootstrapServers(),
                        config.stateDirectory(),
                        config.url(),
                        serdes,
                        config.delivery());
    }

    /** Whether everything that was on the topics at the start is shown. */
    public boolean isReady() {
        return desk.isReady();
    }

    /** Where the pages are served. */
    public int port() {
        return console.port();
    }

    @Override
    public void close() {
        console.close();
        if (delivery != null) {
            delivery.close();
        }
        preferences.close();
        views.close();
        acts.close();
        desk.close();
    }
}
