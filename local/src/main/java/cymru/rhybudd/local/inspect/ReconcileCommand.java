package cymru.rhybudd.local.inspect;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.reconcile.CouncilImage;
import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.local.reconcile.ProvenFeeds;
import cymru.rhybudd.local.reconcile.Reconciliation;
import cymru.rhybudd.local.reconcile.ReconciliationReport;
import cymru.rhybudd.local.reconcile.SignsOfLife;
import cymru.rhybudd.local.reconcile.StreamReader;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

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

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        try (Visit visit = world.visit(printing::say)) {
            WorldTopics topics = WorldTopics.of(visit.endpoints());
            CurrentModel current = CurrentModel.read(topics);
            Instant now = current.now();
            Model model = current.model();
            ProvenFeeds proven = SignsOfLife.read(
                    visit.endpoints().bootstrapServers(),
                    URI.create(visit.endpoints().registryUrl()));
            ReconciliationReport report;
            try (StreamReader reader = new StreamReader(topics.client(), topics.serdes())) {
                report = new Reconciliation(
                                model,
                                now,
                                proven,
                                () -> image(visit.endpoints().databases()),
                                reader,
                                reader::office)
                        .run(visit.isRunning() ? ROUNDS : 1, Duration.ofSeconds(1), printing::say);
            }
            printing.answer(report.text(), Printing.JSON.readTree(report.json()));
            return report.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
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
