package cymru.rhybudd.local.up;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.inspect.CurrentModel;
import cymru.rhybudd.local.reconcile.ProvenFeeds;
import cymru.rhybudd.local.reconcile.Reconciliation;
import cymru.rhybudd.local.reconcile.ReconciliationReport;
import cymru.rhybudd.local.reconcile.SignsOfLife;
import cymru.rhybudd.local.reconcile.StreamReader;
import cymru.rhybudd.local.reconcile.Verdict;
import cymru.rhybudd.local.up.Life.Lived;
import cymru.rhybudd.local.world.RunningService;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a life came to: the stream settles, alerts are held against the expectation and pictures against the databases. */
record Conclusion(
        World world,
        WorldTopics topics,
        WorldSettings settings,
        RunningService service,
        Settling settling,
        Instant begun,
        Screen screen) {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final int RECONCILE_ROUNDS = 3;
    private static final int SHOWN_AMISS = 20;

    Summary of(Lived lived) throws Exception {
        screen.progress("letting the stream settle");
        Waiting.until(READY_WITHIN, "the service did not get ready again", service::isReady);
        settling.await();
        AlertWatch watch = lived.watch();
        awaitQuiet(watch);
        watch.close();
        CurrentModel current = CurrentModel.read(topics);
        String changed = current.model().version().equals(lived.model())
                ? null
                : current.model().version();
        Verdict verdict = changed == null
                ? lived.ledger().compare()
                : new Verdict(0, 0, List.of(), List.of(), List.of(), List.of());
        screen.progress("reconciling");
        ReconciliationReport report = reconcile(current);
        Totals totals = Totals.count(world.broker().bootstrapServers(), topics.serdes());
        Latencies latencies = watch.latencies();
        Instant first = watch.first();
        List<String> amiss = new ArrayList<>(verdict.lines());
        amiss.addAll(report.lines());
        return new Summary(
                settings.seed(),
                settings.citizens(),
                lived.startUpSeconds(),
                first == null ? 0 : Duration.between(begun, first).toMillis() / 1000.0,
                lived.changes(),
                totals.observations(),
                totals.assessments(),
                new Summary.Alerts(watch.total(), lived.ledger().held(), watch.byKind(), watch.byColour()),
                new Summary.LatencyMs(
                        latencies.atPercentile(50),
                        latencies.atPercentile(99),
                        latencies.atPercentile(99.9),
                        latencies.max()),
                totals.deadLetters(),
                Scrape.sum(service.httpPort(), "rhybudd_withheld_total"),
                lived.restarts(),
                lived.officersActs(),
                changed,
                verdict.alertsLost().size(),
                verdict.alertsTwice().size(),
                verdict.unexpected().size(),
                report.differences().size() + report.misplaced().size(),
                amiss);
    }

    private ReconciliationReport reconcile(CurrentModel current) throws Exception {
        try (StreamReader reader = new StreamReader(topics.client(), topics.serdes())) {
            ProvenFeeds proven = SignsOfLife.read(
                    world.broker().bootstrapServers(), world.registry().url());
            return new Reconciliation(
                            current.model(),
                            current.now(),
                            proven,
                            () -> CouncilImages.read(world.databases()),
                            reader,
                            reader::office)
                    .run(RECONCILE_ROUNDS, Duration.ofSeconds(1), text -> {});
        }
    }

    /** The last notification is committed when the stream has settled; the watch needs a moment to read it. */
    private static void awaitQuiet(AlertWatch watch) throws InterruptedException {
        long before = -1;
        while (before != watch.total()) {
            before = watch.total();
            Thread.sleep(1_000);
        }
    }

    void show(Summary summary) {
        screen.line(String.format(
                Locale.ROOT,
                "%n%,d changes committed, %,d alerts %s %s, %,d held, commit to alert p50 %d ms, p99 %d ms, max %d ms",
                summary.changesCommitted(),
                summary.alerts().total(),
                summary.alerts().byKind(),
                summary.alerts().byColour(),
                summary.alerts().held(),
                summary.latencyMs().p50(),
                summary.latencyMs().p99(),
                summary.latencyMs().max()));
        screen.line(String.format(
                Locale.ROOT,
                "officers recorded %,d acts %s",
                summary.officersActs().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                summary.officersActs()));
        String alerts = summary.modelChanged() == null
                ? "alerts lost " + summary.alertsLost() + ", twice " + summary.alertsTwice() + ", unexpected "
                        + summary.alertsUnexpected()
                : "model " + summary.modelChanged()
                        + " came into force meanwhile: what the alerts had to be is not known,"
                        + " and pictures alone were compared";
        screen.line(alerts + "; differences " + summary.differences() + "; dead letters " + summary.deadLetters()
                + "; restarts " + summary.restarts());
        summary.amiss().stream().limit(SHOWN_AMISS).forEach(screen::line);
    }
}
