package cymru.rhybudd.local.reconcile;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Compares what the stream says of every citizen with what the databases say, looks for every alert in its place, and gives a running stream time to follow. */
public final class Reconciliation {
    private final Model model;
    private final Instant now;
    private final ProvenFeeds proven;
    private final Council council;
    private final Supplier<StreamView> stream;
    private final Supplier<OfficeView> office;

    /** Reads the databases anew, such as by {@link CouncilImage#read}. */
    @FunctionalInterface
    public interface Council {
        CouncilImage read() throws SQLException;
    }

    /** With the instant of the latest clock tick; each round reads both sides, the databases first. */
    public Reconciliation(
            Model model,
            Instant now,
            ProvenFeeds proven,
            Council council,
            Supplier<StreamView> stream,
            Supplier<OfficeView> office) {
        this.model = model;
        this.now = now;
        this.proven = proven;
        this.council = council;
        this.stream = stream;
        this.office = office;
    }

    /** Reports the differences that show in every one of up to so many rounds, with a pause between; ends at once when none is left. */
    public ReconciliationReport run(int rounds, Duration pause, Consumer<String> progress)
            throws SQLException, InterruptedException {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, not " + rounds);
        }
        ReconciliationReport report = round(1, progress);
        while (!report.isClean() && report.rounds() < rounds) {
            Thread.sleep(pause.toMillis());
            ReconciliationReport next = round(report.rounds() + 1, progress);
            report = next.with(
                    persisting(report.differences(), next.differences(), Difference::respect),
                    persisting(report.misplaced(), next.misplaced(), Misplaced::respect));
        }
        return report;
    }

    private ReconciliationReport round(int number, Consumer<String> progress) throws SQLException {
        progress.accept("round " + number + ": reading the databases");
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Picture> oracle = new Oracle(council.read(), model, today, proven).pictures();
        progress.accept("round " + number + ": reading the stream on " + oracle.size() + " citizens");
        List<Difference> differences = Comparison.of(oracle, stream.get(), model.thresholds(), now);
        OfficeView seen = office.get();
        List<Misplaced> misplaced = AlertPlaces.of(seen);
        progress.accept("round " + number + ": " + differences.size() + " differences, " + misplaced.size()
                + " alerts that are not where they must be");
        return new ReconciliationReport(oracle.size(), today, number, differences, seen.alerts(), misplaced);
    }

    private static <T, R> List<T> persisting(List<T> before, List<T> now, Function<T, R> respect) {
        Set<R> known = before.stream().map(respect).collect(Collectors.toSet());
        return now.stream().filter(one -> known.contains(respect.apply(one))).toList();
    }
}
