package cymru.rhybudd.console.web;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.access.NotRecordedException;
import cymru.rhybudd.console.desk.Citizens;
import cymru.rhybudd.console.desk.Correspondence;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.console.desk.Directory;
import cymru.rhybudd.console.desk.Oversight;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.Readers;
import cymru.rhybudd.console.desk.Reading;
import cymru.rhybudd.console.desk.WaitingAlert;
import cymru.rhybudd.console.desk.Wanted;
import cymru.rhybudd.console.figures.RequestFigures;
import cymru.rhybudd.console.governance.Governance;
import cymru.rhybudd.console.governance.Lives;
import cymru.rhybudd.console.governance.Models;
import cymru.rhybudd.console.governance.ReadingRoom;
import cymru.rhybudd.console.governance.RecordSource;
import cymru.rhybudd.console.governance.SeenWhom;
import cymru.rhybudd.console.governance.Verifications;
import cymru.rhybudd.console.governance.Withheld;
import cymru.rhybudd.console.signin.SharedSignIns;
import cymru.rhybudd.console.signin.SignIn;
import cymru.rhybudd.console.signin.SignInSettings;
import cymru.rhybudd.console.signpost.ServicesFile;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.PurposesPublished;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.ShadowAssessment;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import cymru.rhybudd.schemas.restriction.RestrictionsInForce;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A console with an identity provider of its own, three alerts, and no brokers. */
final class TestConsole implements AutoCloseable {
    static final String TEAM = "housing-options-north";
    static final String OTHER_TEAM = "education-welfare-south";
    static final String MARKUP = "<b>Rees</b>";
    static final String CODE = "031415";

    /** By the log's clock. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    static final Path ARCHIVE = Path.of("../audit/src/test/resources/archives/0.1.0");
    private static final String SHADOW = "2027-01";
    private static final String ISSUER = "council";
    private static final Path COUNCIL = Path.of("../deploy/council");
    private static final Instant MORNING = Instant.parse("2026-11-26T08:00:00Z");
    private static final Instant LATER_THAT_MORNING = MORNING.plusSeconds(7_200);

    final Desk desk = new Desk();
    final Oversight oversight = new Oversight();
    final RecordedLooks looks = new RecordedLooks();
    final List<Access> accesses = new CopyOnWriteArrayList<>();
    final List<OfficerActed> acts = new CopyOnWriteArrayList<>();
    final SharedSignIns signIns;
    final List<Restriction> recorded = new CopyOnWriteArrayList<>();
    final Invented citizens = new Invented();
    final Correspondence correspondence = new Correspondence();
    final List<HoldRuled> rulings = new CopyOnWriteArrayList<>();
    /** The clock on the wall; the log's has ticked at the same moment, and stands. */
    final HeldClock wall = new HeldClock(LATER_THAT_MORNING);

    final MeterRegistry meters = new SimpleMeterRegistry();
    final Console console;
    volatile boolean isDelivering = true;
    volatile boolean isSendingCodes = true;
    final List<String> codes = new CopyOnWriteArrayList<>();
    volatile boolean isRecording = true;
    volatile boolean isRecordingViews = true;
    volatile boolean isReady = true;
    volatile boolean hasFailed;
    /** What happens to an act between the broker and the desk, such as another that comes before it. */
    volatile Runnable beforeTheAct = () -> {};
    /** What is read of restrictions between the broker's word that one is kept and what the page does with that. */
    volatile Runnable afterTheRestriction = () -> {};

    private long heldOffset;
    private final MockOAuth2Server provider =
            new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"httpServer\": \"NettyWrapper\"}"));

    TestConsole() {
        this(SharedSignIns.of(Clock.systemUTC()));
    }

    /** One of several instances. */
    TestConsole(SharedSignIns signIns) {
        this.signIns = signIns;
        provider.start();
        Published published = new Published();
        published.take(control(ModelPublished.newBuilder()
                .setVersion(ToldAlerts.MODEL)
                .setText(council("2026-12.model.yaml"))
                .build()));
        published.take(control(new ClockTicked(LATER_THAT_MORNING)));
        published.take(control(new TeamsPublished(council("teams.yaml"))));
        published.take(control(new PurposesPublished(council("merthyr.purposes.yaml"))));
        desk.told(ToldAlerts.opened("alert-red", TEAM, Rag.RED), 0, MORNING);
        desk.told(
                ToldAlerts.told(
                        "alert-notice",
                        "alert-notice",
                        EpisodeStep.OPENED,
                        TEAM,
                        Rag.AMBER,
                        AlertKind.NOTICE_SERVED,
                        LocalDate.of(2026, 12, 24)),
                1,
                MORNING);
        desk.told(ToldAlerts.opened("alert-other", OTHER_TEAM, Rag.RED), 2, MORNING);
        oversee();
        int port = freePort();
        SignInSettings settings = new SignInSettings(
                provider.issuerUrl(ISSUER).uri(),
                "console",
                "secret",
                URI.create("http://127.0.0.1:" + port + "/signed-in"));
        console = new Console(
                new WebSettings("127.0.0.1", port, false, Duration.ofMinutes(20), Duration.ofHours(10), 100_000),
                new SignIn(settings, Clock.systemUTC()),
                new Readers(
                        desk,
                        published,
                        signIns.instance(),
                        oversight,
                        citizens.restrictions(),
                        new Directory(),
                        correspondence),
                citizens,
                new Writes(this::recordAll, this::record, this::recordRestrictions, this::record),
                governance(),
                new Messaging(correspondence, this::record, channel -> isDelivering, this::sendCode, () -> CODE),
                ServicesFile.load(COUNCIL.resolve("services.yaml")),
                new Reading() {
                    @Override
                    public boolean isReady() {
                        return isReady;
                    }

                    @Override
                    public boolean hasFailed() {
                        return hasFailed;
                    }
                },
                new RequestFigures(meters),
                wall);
    }

    /** Forty people, of whom a shadow sees ten in red whom the live model sees in amber. */
    private void oversee() {
        oversight.told(
                control(ModelPublished.newBuilder()
                        .setVersion(ToldAlerts.MODEL)
                        .setText(council("2026-12.model.yaml"))
                        .build()),
                0,
                MORNING);
        oversight.told(
                control(ModelPublished.newBuilder()
                        .setVersion(SHADOW)
                        .setText(council("2026-12.model.yaml").replace("version: 2026-12", "version: " + SHADOW))
                        .setRole(ModelRole.SHADOW)
                        .build()),
                1,
                MORNING);
        oversight.told(control(new ClockTicked(MORNING)), 2, MORNING);
        for (int number = 0; number < 40; number++) {
            String citizen = "citizen-" + number;
            Rag live = number < 20 ? Rag.AMBER : Rag.GREEN;
            oversight.assessed(citizen, ToldAlerts.assessment(citizen, live));
            oversight.shadowed(
                    citizen + "|" + SHADOW,
                    ShadowAssessment.newBuilder()
                            .setCitizen(citizen)
                            .setHouseholdType("NO_CHILDREN_TENANT")
                            .setLiveVersion(ToldAlerts.MODEL)
                            .setLiveRag(live)
                            .setLivePoints(Map.of())
                            .setAssessment(ToldAlerts.assessment(citizen, number < 10 ? Rag.RED : live))
                            .build());
        }
    }

    /** Over an archive of invented people, and three looks of two officers. */
    private Governance governance() {
        RecordSource archive = RecordSource.archive(ARCHIVE);
        Path files = looks.directory();
        ReadingRoom room = new ReadingRoom(archive, files.resolve("index"), Duration.ofMinutes(1));
        return new Governance(
                room,
                new SeenWhom(new ReadingRoom(looks.source(), files.resolve("looks-index"), Duration.ofMinutes(1))),
                new Lives(room),
                new Verifications(archive, files.resolve("verifications"), 256, Clock.systemUTC()),
                new Models(oversight),
                new Withheld(List.of()),
                true);
    }

    String url(String path) {
        return "http://127.0.0.1:" + console.port() + path;
    }

    /** Whoever signs in next is this officer. */
    void nextOfficer(String id, String role, List<String> teams, boolean speaksWelsh) {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                ISSUER,
                id,
                "JWT",
                List.of("console"),
                Map.of(
                        "name",
                        "Swyddog " + id,
                        "roles",
                        List.of(role),
                        "teams",
                        teams,
                        "locale",
                        speaksWelsh ? "cy" : "en"),
                3_600));
    }

    private void recordRestrictions(List<Restriction> restrictions) {
        if (!isRecording) {
            throw new NotRecordedException(new IOException("no broker"));
        }
        recorded.addAll(restrictions);
        restrictions.forEach(
                each -> citizens.restrictions.take(RestrictedSubject.of(each).key(), each));
        afterTheRestriction.run();
    }

    private void recordAll(List<Access> looks) {
        if (!isRecordingViews) {
            throw new NotRecordedException(new IOException("no broker"));
        }
        accesses.addAll(looks);
    }

    private void record(String citizen, OfficerActed act) {
        if (!isRecording) {
            throw new NotRecordedException(new IOException("no broker"));
        }
        beforeTheAct.run();
        acts.add(act);
        desk.acted(citizen, act);
    }

    private boolean sendCode(DeliveryChannel channel, String address, String code) {
        if (isSendingCodes) {
            codes.add(channel + " " + address + " " + code);
        }
        return isSendingCodes;
    }

    private void record(OfficerPreferences said) {
        if (!isRecording) {
            throw new NotRecordedException(new IOException("no broker"));
        }
        correspondence.preferred(said.getOfficer(), said);
    }

    private void record(HoldRuled ruled) {
        if (!isRecording) {
            throw new NotRecordedException(new IOException("no broker"));
        }
        beforeTheAct.run();
        rulings.add(ruled);
        desk.ruled(ruled);
        carryOut(ruled);
    }

    /** As the engine does it: what waits under the name is settled, and what does not wait any more is left alone. */
    void carryOut(HoldRuled ruled) {
        for (WaitingAlert waiting : desk.hold(ruled.getHold()).waiting()) {
            HeldAlert held = HeldAlert.newBuilder(
                            ToldAlerts.held(waiting.id(), waiting.hold(), waiting.reason(), waiting.team()))
                    .setState(
                            switch (ruled.getRuling()) {
                                case RELEASE -> HoldState.RELEASED;
                                case DIGEST -> HoldState.DIGESTED;
                                case DROP -> HoldState.DROPPED;
                            })
                    .setOfficer(ruled.getOfficer())
                    .setRuledBecause(ruled.getReason())
                    .build();
            desk.held(waiting.id(), held, ++heldOffset);
            if (ruled.getRuling() == HoldRuling.RELEASE) {
                desk.told(
                        ToldAlerts.opened(waiting.id(), waiting.team(), Rag.RED),
                        desk.upTo().told() + 1,
                        MORNING);
            } else if (ruled.getRuling() == HoldRuling.DIGEST) {
                digested(waiting.hold(), waiting.team(), waiting.id());
            }
        }
    }

    /** A team is told of the alerts by a digest. */
    void digested(String hold, String team, String... ids) {
        OfficerNotification[] alerts =
                Stream.of(ids).map(id -> ToldAlerts.opened(id, team, Rag.RED)).toArray(OfficerNotification[]::new);
        desk.digested(ToldAlerts.digest(hold, team, alerts), desk.upTo().digested() + 1, MORNING);
    }

    /** An alert waits. */
    void held(String id, String hold, HoldReason reason, String team) {
        desk.held(id, ToldAlerts.held(id, hold, reason, team), ++heldOffset);
    }

    private static Control control(Object body) {
        return Control.newBuilder().setBody(body).build();
    }

    private static String council(String file) {
        try {
            return Files.readString(COUNCIL.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        console.close();
        provider.shutdown();
    }

    /** Everybody has a name in which a stranger could have hidden markup. */
    static final class Invented implements Citizens {
        final RestrictionsInForce restrictions = new RestrictionsInForce();
        final Map<String, DirectoryEntry> others = new ConcurrentHashMap<>();
        final Set<String> unknown = ConcurrentHashMap.newKeySet();

        @Override
        public Optional<DirectoryEntry> who(String citizen) {
            return unknown.contains(citizen)
                    ? Optional.empty()
                    : Optional.of(others.getOrDefault(citizen, ToldAlerts.person(citizen, "Mair", MARKUP)));
        }

        @Override
        public List<String> at(long uprn) {
            return others.values().stream()
                    .filter(entry -> Long.valueOf(uprn).equals(entry.getUprn()))
                    .map(DirectoryEntry::getCitizen)
                    .sorted()
                    .toList();
        }

        @Override
        public Stream<DirectoryEntry> everybody() {
            return others.values().stream();
        }

        @Override
        public Stream<DirectoryEntry> answering(Wanted wanted) {
            Directory directory = new Directory();
            others.forEach(directory::take);
            return directory.answering(wanted);
        }

        @Override
        public RestrictionsInForce restrictions() {
            return restrictions;
        }

        @Override
        public Optional<Assessment> picture(String citizen) {
            return Optional.of(ToldAlerts.assessment(citizen, Rag.AMBER));
        }
    }
}
