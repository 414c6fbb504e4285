package cymru.rhybudd.console.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * What officers' browsers ask for and are answered. An act that is refused, a sign-in that fails and a page that cannot be shown are seen by route and
 * status: 422 is a form that is not complete, 409 one that somebody else was ahead of, 400 at {@code /signed-in} a sign-in that failed.
 */
public final class RequestFigures {
    /** Whatever leads to none of our routes: strangers choose such paths. */
    public static final String NO_ROUTE = "none";

    private static final String POST = "POST";
    private static final List<Integer> PAGES_FAIL = List.of(400, 500, 503);
    private static final List<Integer> ACTS_FAIL = List.of(400, 403, 404, 409, 422, 500, 503);

    private final MeterRegistry registry;
    private final Map<Answered, Counter> answers = new ConcurrentHashMap<>();
    private final Map<String, Timer> pages = new ConcurrentHashMap<>();

    private record Answered(String route, String method, int status) {}

    /** Registered there. */
    public RequestFigures(MeterRegistry registry) {
        this.registry = registry;
    }

    /** There is such a route: that it fails, that a form is refused and that a sign-in fails show as 0 before they happen. */
    public void announce(String route, String method) {
        for (int status : method.equals(POST) ? ACTS_FAIL : PAGES_FAIL) {
            answers.computeIfAbsent(new Answered(route, method, status), this::counter);
        }
    }

    /**
     * A request was answered.
     *
     * @param route the pattern of its path, with the names of what varies and not what it was
     * @param method one of those that the routes know
     */
    public void answered(String route, String method, int status) {
        answers.computeIfAbsent(new Answered(route, method, status), this::counter)
                .increment();
    }

    /** So long it took to make a page. */
    public void made(String route, Duration took) {
        pages.computeIfAbsent(route, this::timer).record(took);
    }

    /** How many streams of news are open. */
    public void streams(IntSupplier open) {
        Gauge.builder("rhybudd.console.streams", open, IntSupplier::getAsInt)
                .description("Lists that are open in browsers and told what is new")
                .strongReference(true)
                .register(registry);
    }

    private Counter counter(Answered of) {
        return Counter.builder("rhybudd.console.requests")
                .description("Requests by route and what they were answered")
                .tag("route", of.route())
                .tag("method", of.method())
                .tag("status", Integer.toString(of.status()))
                .register(registry);
    }

    private Timer timer(String route) {
        return Timer.builder("rhybudd.console.page")
                .description("How long it took to make a page")
                .tag("route", route)
                .serviceLevelObjectives(
                        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2))
                .register(registry);
    }
}
