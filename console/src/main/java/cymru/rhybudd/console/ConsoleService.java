package cymru.rhybudd.console;

import cymru.rhybudd.console.access.AcknowledgedWriter;
import cymru.rhybudd.console.channel.TimeLimit;
import cymru.rhybudd.console.delivery.AddressCodes;
import cymru.rhybudd.console.delivery.DeliveryService;
import cymru.rhybudd.console.desk.DeskService;
import cymru.rhybudd.console.desk.Readers;
import cymru.rhybudd.console.governance.Governance;
import cymru.rhybudd.console.governance.RecordSource;
import cymru.rhybudd.console.signin.SessionLog;
import cymru.rhybudd.console.signin.Sessions;
import cymru.rhybudd.console.signin.SignIn;
import cymru.rhybudd.console.signin.Unguessable;
import cymru.rhybudd.console.web.CodeSender;
import cymru.rhybudd.console.web.Console;
import cymru.rhybudd.console.web.Messaging;
import cymru.rhybudd.console.web.Writes;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.SignInRecord;
import cymru.rhybudd.schemas.act.SupervisorRuling;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One running instance of the console: what it reads, what it writes, and its pages. */
public final class ConsoleService implements AutoCloseable {
    private final DeskService desk;
    private final AcknowledgedWriter<Access> views;
    private final AcknowledgedWriter<OfficerActed> acts;
    private final AcknowledgedWriter<SignInRecord> signIns;
    private final Governance governance;
    private final AcknowledgedWriter<Restriction> restrictions;
    private final AcknowledgedWriter<OfficerPreferences> preferences;
    private final @Nullable DeliveryService delivery;
    private final AcknowledgedWriter<Control> rulings;
    private final Console console;

    /** Starts an instance; returns when it serves, not when it has read everything. */
    public ConsoleService(Config config) {
        TimeLimit.apply();
        TopicSerdes serdes = TopicSerdes.of(config.registryUrl(), config.serdes());
        Clock clock = Clock.systemUTC();
        signIns = new AcknowledgedWriter<>(config.client(), serdes, Contracts.CONSOLE_SESSIONS);
        Sessions sessions =
                new Sessions(clock, config.web().idle(), config.web().longest(), new KeptSignIns(signIns));
        Readers readers = Readers.with(sessions);
        desk = new DeskService(config.council(), config.client(), config.stateDirectory(), serdes, readers);
        views = new AcknowledgedWriter<>(config.client(), serdes, Contracts.ACCESS_LOG);
        acts = new AcknowledgedWriter<>(config.client(), serdes, Contracts.OFFICER_ACTIONS);
        governance = Governance.of(
                config.governance(),
                new RecordSource.Brokers(
                        config.bootstrapServers(),
                        config.registryUrl(),
                        config.kafka(),
                        config.serdes(),
                        "rhybudd-" + config.council()),
                readers.oversight(),
                clock);
        restrictions = new AcknowledgedWriter<>(config.client(), serdes, Contracts.RESTRICTIONS);
        preferences = new AcknowledgedWriter<>(config.client(), serdes, Contracts.OFFICER_PREFERENCES);
        delivery = delivery(config, serdes);
        rulings = new AcknowledgedWriter<>(config.client(), serdes, Contracts.CONTROLS);
        console = new Console(
                config.web(),
                new SignIn(config.signIn(), clock),
                readers,
                desk,
                new Writes(
                        accesses -> views.writeAll(accesses, Access::getCitizen),
                        acts::write,
                        all -> restrictions.writeAll(
                                all,
                                restriction -> RestrictedSubject.of(restriction).key()),
                        ruled -> rulings.write(SupervisorRuling.KEY, SupervisorRuling.control(ruled))),
                governance,
                new Messaging(
                        readers.correspondence(),
                        said -> preferences.write(
                                said.getOfficer(), said.getSubscriptions().isEmpty() ? null : said),
                        channel ->
                                config.delivery() != null && config.delivery().offers(channel),
                        codes(config, clock),
                        Unguessable::digits),
                config.signposts(),
                desk::isReady,
                clock);
    }

    private static CodeSender codes(Config config, Clock clock) {
        return config.delivery() == null
                ? (channel, address, code) -> false
                : new AddressCodes(config.delivery(), config.url(), clock)::send;
    }

    private static @Nullable DeliveryService delivery(Config config, TopicSerdes serdes) {
        return config.delivery() == null
                ? null
                : new DeliveryService(
                        config.council(),
                        config.client(),
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
        governance.close();
        if (delivery != null) {
            delivery.close();
        }
        preferences.close();
        views.close();
        acts.close();
        signIns.close();
        restrictions.close();
        rulings.close();
        desk.close();
    }

    private record KeptSignIns(AcknowledgedWriter<SignInRecord> writer) implements SessionLog {
        @Override
        public void keep(String key, @Nullable SignInRecord latest) {
            writer.write(key, latest);
        }

        @Override
        public void keepSoon(String key, @Nullable SignInRecord latest) {
            writer.writeSoon(key, latest);
        }
    }
}
