package cymru.rhybudd.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.bench.Delays.Told;
import cymru.rhybudd.local.world.ConsoleProcess;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.OfficerBrowser;
import cymru.rhybudd.local.world.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the console with a whole council on a broker. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description =
                "Fills a broker with an invented council, and measures how long the console takes to start, to make its"
                        + " pages, and to announce an alert that was told, with officers listening. Nothing else should run on the"
                        + " machine.")
final class ConsoleCommand implements Callable<Integer> {
    private static final int WARM_UP = 200;
    private static final int PAGES = 400;
    private static final int MORE_ALERTS = 200;
    private static final Duration BETWEEN_ALERTS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]*)\"");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--citizens",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Whom the directory names. Default: ${DEFAULT-VALUE}.")
    private int citizens;

    @Option(
            names = "--alerts",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Open, on one list. Default: ${DEFAULT-VALUE}.")
    private int alerts;

    @Option(
            names = "--officers",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many browsers listen. Default: ${DEFAULT-VALUE}.")
    private int officers;

    /** What an officer's browser asks for. */
    @FunctionalInterface
    private interface Request {
        HttpResponse<String> send(OfficerBrowser browser, int each) throws IOException, InterruptedException;
    }

    /**
     * What was measured.
     *
     * @param startSeconds from the start of the process until everything is shown
     * @param residentMegabytes what the process takes at the end
     * @param officers how many browsers listened to the end
     * @param pages until a page was there, by kind
     * @param fromTelling from the telling of an alert until each browser announced it
     */
    record Measured(
            Machine machine,
            int citizens,
            int alerts,
            double startSeconds,
            long residentMegabytes,
            long officers,
            Map<String, Delays> pages,
            Delays fromTelling) {}

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.here();
        Home home = Home.ofThisProcess();
        try (Laboratory laboratory = Laboratory.start(home)) {
            say("filling the broker");
            FullDesk desk = new FullDesk(laboratory);
            desk.write(citizens, alerts);
            Path directory = Files.createDirectories(home.of("bench/target/console"));
            Endpoints endpoints = Endpoints.ofThisProcess(
                    laboratory.bootstrapServers(), URI.create(laboratory.registryUrl()), Map.of(), 0);
            long begun = System.nanoTime();
            try (ConsoleProcess console =
                    new ConsoleProcess(home.directory(), directory, endpoints, null, citizens, this::say)) {
                console.awaitReady();
                double startSeconds = (System.nanoTime() - begun) / 1e9;
                say("ready after " + startSeconds + " s; " + officers + " officers sign in");
                try (Listeners listeners = new Listeners(console.url(), officers, List.of(FullDesk.TEAM))) {
                    Map<String, Delays> pages = pages(listeners.browsers());
                    say("telling " + MORE_ALERTS + " alerts");
                    Delays fromTelling = announced(desk, listeners);
                    Measured measured = new Measured(
                            machine,
                            citizens,
                            alerts,
                            startSeconds,
                            residentMegabytes(directory),
                            listeners.listening(),
                            pages,
                            fromTelling);
                    spec.commandLine()
                            .getOut()
                            .println(new ObjectMapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(measured));
                }
            }
        }
        return ExitCode.OK;
    }

    private Map<String, Delays> pages(List<OfficerBrowser> browsers) throws IOException, InterruptedException {
        Map<String, Delays> pages = new TreeMap<>();
        pages.put("first page of the list", page(browsers, each -> "/queue?team=" + FullDesk.TEAM));
        pages.put(
                "another page of it",
                page(browsers, each -> "/queue?team=" + FullDesk.TEAM + "&page=" + (2 + each % 100)));
        pages.put(
                "alert, with its record of access",
                page(browsers, each -> "/alerts/" + FullDesk.alertId(each % alerts)));
        pages.put("overview", page(browsers, each -> "/overview"));
        pages.put("people found, with their records of access", searches(browsers));
        return pages;
    }

    /** From sending the form until the people are there. */
    private static Delays searches(List<OfficerBrowser> browsers) throws IOException, InterruptedException {
        Map<OfficerBrowser, String> tokens = new HashMap<>();
        for (OfficerBrowser browser : browsers) {
            Matcher token = FORM_TOKEN.matcher(browser.get("/people").body());
            if (!token.find()) {
                throw new IllegalStateException("the form has no token");
            }
            tokens.put(browser, token.group(1));
        }
        return timed(
                browsers,
                (browser, each) -> browser.post(
                        "/people",
                        Map.of(
                                "form-token",
                                tokens.getOrDefault(browser, ""),
                                "search-name",
                                "inv " + FullDesk.surname(each),
                                "because",
                                "SUPERVISION",
                                "reason",
                                "a measurement")));
    }

    private static Delays page(List<OfficerBrowser> browsers, IntFunction<String> path)
            throws IOException, InterruptedException {
        return timed(browsers, (browser, each) -> browser.get(path.apply(each)));
    }

    /** Officers have their turn, so that nobody asks more than one browser may. */
    private static Delays timed(List<OfficerBrowser> browsers, Request request)
            throws IOException, InterruptedException {
        Histogram micros = Delays.histogram();
        for (int each = 0; each < WARM_UP + PAGES; each++) {
            OfficerBrowser browser = browsers.get(each % browsers.size());
            long begun = System.nanoTime();
            HttpResponse<String> answer = request.send(browser, each);
            long took = (System.nanoTime() - begun) / 1_000;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode());
            }
            if (each >= WARM_UP) {
                micros.recordValue(Math.max(1, took));
            }
        }
        return Delays.of(micros);
    }

    private Delays announced(FullDesk desk, Listeners listeners) throws Exception {
        TreeMap<Long, Told> told = new TreeMap<>();
        for (int each = 0; each < MORE_ALERTS; each++) {
            int number = alerts + each;
            told.put((long) number, new Told(FullDesk.TEAM, Instant.now()));
            desk.tell(number, number + 1);
            Thread.sleep(BETWEEN_ALERTS.toMillis());
        }
        long last = alerts + MORE_ALERTS - 1;
        Waiting.until(
                PATIENCE,
                "not every browser was told of the last alert",
                () -> listeners.heard().stream()
                        .allMatch(
                                stream -> stream.announced().stream().anyMatch(announced -> announced.upTo() >= last)));
        return Delays.untilAnnounced(told, listeners.heard());
    }

    private static long residentMegabytes(Path directory) throws IOException {
        String pid = Files.readString(directory.resolve("console.pid")).strip();
        try (Stream<String> status = Files.lines(Path.of("/proc", pid, "status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // not Linux
        }
    }

    private void say(String what) {
        spec.commandLine().getErr().println(what);
    }
}
