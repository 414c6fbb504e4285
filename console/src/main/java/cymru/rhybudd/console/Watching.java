package cymru.rhybudd.console;

import cymru.rhybudd.console.desk.DeskService;
import cymru.rhybudd.console.figures.BrokerProbe;
import cymru.rhybudd.console.figures.ConsoleFigures;
import cymru.rhybudd.console.figures.ReadingWatch;
import cymru.rhybudd.observe.HttpEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets operations staff watch a console: apart from its pages, on a port that officers and strangers do not reach. */
final class Watching implements AutoCloseable {
    private static final int SECONDS = 2;

    private final ConsoleFigures figures;
    private final BrokerProbe brokers;
    private final @Nullable HttpEndpoints endpoints;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread looking = new Thread(task, "reading-watch");
        looking.setDaemon(true);
        return looking;
    });

    private Watching(ConsoleFigures figures, BrokerProbe brokers, @Nullable HttpEndpoints endpoints) {
        this.figures = figures;
        this.brokers = brokers;
        this.endpoints = endpoints;
    }

    /** Begins to watch; figures are served where the configuration names a port. */
    static Watching start(Config config, ConsoleFigures figures, DeskService desk, Clock clock) {
        figures.ready(desk::isReady);
        BrokerProbe brokers = new BrokerProbe(config.client());
        Watching watching = new Watching(figures, brokers, serve(config, figures, desk));
        watching.thread.scheduleWithFixedDelay(
                new ReadingWatch(desk.topics(), brokers, desk::lags, desk::firstReading, figures.registry(), clock),
                0,
                SECONDS,
                TimeUnit.SECONDS);
        return watching;
    }

    private static @Nullable HttpEndpoints serve(Config config, ConsoleFigures figures, DeskService desk) {
        Integer port = config.metricsPort();
        if (port == null) {
            return null;
        }
        try {
            return new HttpEndpoints(
                    config.web().host(),
                    port,
                    figures::scrape,
                    () -> new HttpEndpoints.Health(!desk.hasFailed(), desk.hasFailed() ? "not live" : "live"),
                    () -> new HttpEndpoints.Health(desk.isReady(), desk.isReady() ? "ready" : "not ready"));
        } catch (IOException e) {
            throw new UncheckedIOException("the figures cannot be served on port " + port, e);
        }
    }

    /** Where figures are served; empty where they are not. */
    OptionalInt port() {
        return endpoints == null ? OptionalInt.empty() : OptionalInt.of(endpoints.port());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        if (endpoints != null) {
            endpoints.close();
        }
        brokers.close();
        figures.close();
    }
}
