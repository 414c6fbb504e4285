package cymru.rhybudd.local.inspect;

import cymru.rhybudd.local.reconcile.CouncilImage;
import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.local.reconcile.ProvenFeeds;
import cymru.rhybudd.local.reconcile.Reconciliation;
import cymru.rhybudd.local.reconcile.ReconciliationReport;
import cymru.rhybudd.local.reconcile.SignsOfLife;
import cymru.rhybudd.local.reconcile.StreamReader;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the stream against the databases. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Computes straight from the three databases what each citizen's contributions, score, range and colour must be"
                    + " now, and lists every difference with what the stream says. The colour that is held may be above"
                    + " what the score enters, for as long as hysteresis and dwell allow.",
            "Then looks for every alert in the one place where it must be: told, digested, waiting, dropped or withdrawn;"
                    + " statutory ones told at once, and no team told of more than its budget.",
            "Looks at the world that runs on the state directory or, if none runs, starts its stores to look at them. In a"
                    + " running world only differences that persist are listed. Exit code 1 if there are any."
        })
public final class ReconcileCommand implements Callable<Integer> {
    private static final int ROUNDS = 8;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description = "The state directory of the world. Default: .rhybudd in the project.")
    private @Nullable Path state;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("rhybudd.home", "")).toAbsolutePath();
        Path directory = state != null ? state.toAbsolutePath() : home.resolve(".rhybudd");
        try (Visit visit = Visit.to(home, directory, this::say)) {
            Map<String, Object> client =
                    Map.of("bootstrap.servers", visit.endpoints().bootstrapServers());
            TopicSerdes serdes = new TopicSerdes(
                    Map.of(TopicSerdes.REGISTRY_URL, visit.endpoints().registryUrl()));
            Instant now = LatestTick.read(client, serdes);
            Model model = Model.newest(home.resolve("deploy/council"), LocalDate.ofInstant(now, ZoneOffset.UTC));
            ProvenFeeds proven = SignsOfLife.read(
                    visit.endpoints().bootstrapServers(),
                    URI.create(visit.endpoints().registryUrl()));
            ReconciliationReport report;
            try (StreamReader reader = new StreamReader(client, serdes)) {
                report = new Reconciliation(
                                model,
                                now,
                                proven,
                                () -> image(visit.endpoints().databases()),
                                reader,
                                reader::office)
                        .run(visit.isRunning() ? ROUNDS : 1, Duration.ofSeconds(1), this::say);
            }
            spec.commandLine().getOut().print(json ? report.json() + "\n" : report.text());
            spec.commandLine().getOut().flush();
            return report.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }

    private static CouncilImage image(Map<String, String> databases) throws SQLException {
        try (Connection education = connect(databases, "education");
                Connection housing = connect(databases, "housing");
                Connection revenues = connect(databases, "revenues")) {
            return CouncilImage.read(education, housing, revenues);
        }
    }

    private static Connection connect(Map<String, String> databases, String name) throws SQLException {
        return DriverManager.getConnection(Objects.requireNonNull(databases.get(name)));
    }
}
