package cymru.rhybudd.local.reconcile;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Compares what the stream says of every citizen with what the databases say, and gives a running stream time to follow. */
public final class Reconciliation {
    private final Model model;
    private final Instant now;
    private final ProvenFeeds proven;
    private final Council council;
    private final Supplier<StreamView> stream;

    /** Reads the databases anew, such as by {@link CouncilImage#read}. */
    @FunctionalInterface
    public interface Council {
        CouncilImage read() throws SQLException;
    }

    /** With the instant of the latest clock tick; each round reads both sides, the databases first. */
    public Reconciliation(Model model, Instant now, ProvenFeeds proven, Council council, Supplier<StreamView> stream) {
        this.model = model;
        this.now = now;
        this.proven = proven;
        this.council = council;
        this.stream = stream;
    }

    /** Reports the differences that show in every one of up to so many rounds, with a pause between; ends at once when none is left. */
    public ReconciliationReport run(int rounds, Duration pause, Consumer<String> progress)
            throws SQLException, InterruptedException {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, not " + rounds);
        }
        ReconciliationReport report = round(1, progress);
        while (!report.differences().isEmpty() && report.rounds() < rounds) {
            Thread.sleep(pause.toMillis());
            ReconciliationReport next = round(report.rounds() + 1, progress);
            report = next.with(persisting(report.differences(), next.differences()));
        }
        return report;
    }

    private ReconciliationReport round(int number, Consumer<String> progress) throws SQLException {
        progress.accept("round " + number + ": reading the databases");
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Picture> oracle = new Oracle(council.read(), model, today, proven).pictures();
        progress.accept("round " + number + ": reading the stream on " + oracle.size() + " citizens");
        List<Difference> differences = Comparison.of(oracle, stream.get(), model.thresholds(), now);
        progress.accept("round " + number + ": " + differences.size() + " differences");
        return new ReconciliationReport(oracle.size(), today, number, differences);
    }

    private static List<Difference> persisting(List<Difference> before, List<Difference> now) {
        Set<Difference.Respect> known = before.stream().map(Difference::respect).collect(Collectors.toSet());
        return now.stream()
                .filter(difference -> known.contains(difference.respect()))
                .toList();
    }
}
