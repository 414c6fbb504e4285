package cymru.rhybudd.console;

import cymru.rhybudd.console.access.AcknowledgedWriter;
import cymru.rhybudd.console.channel.TimeLimit;
import cymru.rhybudd.console.delivery.AddressCodes;
import cymru.rhybudd.console.delivery.DeliveryService;
import cymru.rhybudd.console.desk.DeskService;
import cymru.rhybudd.console.desk.Readers;
import cymru.rhybudd.console.figures.ConsoleFigures;
import cymru.rhybudd.console.figures.DeliveryFigures;
import cymru.rhybudd.console.figures.RequestFigures;
import cymru.rhybudd.console.figures.UnrecordedFigures;
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
import cymru.rhybudd.schemas.Contract;
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
import java.util.OptionalInt;
import org.apache.avro.specific.SpecificRecordBase;
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
    private final Watching watching;

    /**
     * Starts an instance; returns when it serves, not when it has read everything.
     *
     * @throws cymru.rhybudd.console.delivery.WrongTopicsException if delivery is asked for, and a topic of it is missing or has another number of partitions than one
     */
    public ConsoleService(Config config) {
        TimeLimit.apply();
        if (config.delivery() != null) {
            DeliveryService.requireTopics(config.client());
        }
        TopicSerdes serdes = TopicSerdes.of(config.registryUrl(), config.serdes());
        Clock clock = Clock.systemUTC();
        ConsoleFigures figures = new ConsoleFigures(config.stateDirectory());
        UnrecordedFigures unrecorded = new UnrecordedFigures(figures.registry());
        signIns = writer(config, serdes, Contracts.CONSOLE_SESSIONS, unrecorded);
        Sessions sessions =
                new Sessions(clock, config.web().idle(), config.web().longest(), new KeptSignIns(signIns));
        Readers readers = Readers.with(sessions);
        desk = new DeskService(config.council(), config.client(), config.stateDirectory(), serdes, readers);
        views = writer(config, serdes, Contracts.ACCESS_LOG, unrecorded);
        acts = writer(config, serdes, Contracts.OFFICER_ACTIONS, unrecorded);
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
        restrictions = writer(config, serdes, Contracts.RESTRICTIONS, unrecorded);
        preferences = writer(config, serdes, Contracts.OFFICER_PREFERENCES, unrecorded);
        delivery = delivery(config, serdes, figures, clock);
        rulings = writer(config, serdes, Contracts.CONTROLS, unrecorded);
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
                desk,
                new RequestFigures(figures.registry()),
                clock);
        watching = Watching.start(config, figures, desk, clock);
        desk.start();
    }

    private static CodeSender codes(Config config, Clock clock) {
        return config.delivery() == null
                ? (channel, address, code) -> false
                : new AddressCodes(config.delivery(), config.url(), clock)::send;
    }

    private static <T extends SpecificRecordBase> AcknowledgedWriter<T> writer(
            Config config, TopicSerdes serdes, Contract<T> contract, UnrecordedFigures unrecorded) {
        return new AcknowledgedWriter<>(config.client(), serdes, contract, unrecorded.of(contract.topic()));
    }

    private static @Nullable DeliveryService delivery(
            Config config, TopicSerdes serdes, ConsoleFigures figures, Clock clock) {
        return config.delivery() == null
                ? null
                : new DeliveryService(
                        config.council(),
                        config.client(),
                        config.stateDirectory(),
                        config.url(),
                        serdes,
                        config.delivery(),
                        new DeliveryFigures(figures.registry(), clock));
    }

    /** Whether everything that was on the topics at the start is shown. */
    public boolean isReady() {
        return desk.isReady();
    }

    /** Returns once nothing more will be read, so that only a new start helps. */
    public void awaitFailure() throws InterruptedException {
        desk.awaitFailure();
    }

    /** Where the pages are served. */
    public int port() {
        return console.port();
    }

    /** Where figures for operations staff are served; empty where they are not. */
    public OptionalInt metricsPort() {
        return watching.port();
    }

    @Override
    public void close() {
        watching.close();
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
