package cymru.rhybudd.console;

import cymru.rhybudd.console.access.AcknowledgedWriter;
import cymru.rhybudd.console.desk.DeskService;
import cymru.rhybudd.console.signin.SignIn;
import cymru.rhybudd.console.web.Console;
import cymru.rhybudd.console.web.Writes;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Clock;

/** One running instance of the console: what it reads, what it writes, and its pages. */
public final class ConsoleService implements AutoCloseable {
    private final DeskService desk;
    private final AcknowledgedWriter<Access> views;
    private final AcknowledgedWriter<OfficerActed> acts;
    private final Console console;

    /** Starts an instance; returns when it serves, not when it has read everything. */
    public ConsoleService(Config config) {
        TopicSerdes serdes = TopicSerdes.of(config.registryUrl(), config.serdes());
        Clock clock = Clock.systemUTC();
        desk = new DeskService(config.council(), config.client(), config.stateDirectory(), serdes);
        views = new AcknowledgedWriter<>(config.client(), serdes, Contracts.ACCESS_LOG);
        acts = new AcknowledgedWriter<>(config.client(), serdes, Contracts.OFFICER_ACTIONS);
        console = new Console(
                config.web(),
                new SignIn(config.signIn(), clock),
                desk.desk(),
                desk,
                desk.published(),
                new Writes(access -> views.write(access.getCitizen(), access), acts::write),
                desk::isReady,
                clock);
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
        views.close();
        acts.close();
        desk.close();
    }
}
