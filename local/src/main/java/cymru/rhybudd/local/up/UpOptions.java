package cymru.rhybudd.local.up;

import cymru.rhybudd.local.command.DurationConverter;
import cymru.rhybudd.local.command.WritableFileConverter;
import cymru.rhybudd.local.world.PrometheusProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a user may say to {@code ./rhybudd up}. */
final class UpOptions {
    @Option(
            names = "--citizens",
            paramLabel = "N",
            description = "Adults in the council: 100 to 200000. Default: what the state holds, or 2000.")
    @Nullable
    Integer citizens;

    @Option(
            names = "--changes-per-second",
            paramLabel = "R",
            defaultValue = "20",
            description = "Transactions a second that the simulator commits. Default: ${DEFAULT-VALUE}.")
    double changesPerSecond = 20;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "End after this time (90s, 2m, 1h): let the stream settle, reconcile, write the summary. Exit code"
                            + " 0 only if nothing differs. Default: run until Ctrl-C.")
    @Nullable
    Duration duration;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Seed of population and life events: the same seed, the same council. Default: what the state holds,"
                            + " or 1.")
    @Nullable
    Long seed;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Write what the run came to, as JSON.")
    @Nullable
    Path summary;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Play a scripted story instead of random life. Example:"
                    + " local/src/main/resources/scenarios/family-morgan.scenario.yaml")
    @Nullable
    Path scenario;

    @Option(
            names = "--officers",
            paramLabel = "KIND",
            description = "What invented officers do with the alerts: ${COMPLETION-CANDIDATES}. They record what alerts"
                    + " came to, and cases that were missed. Default: RECORDING.")
    OfficersAtWork officers = OfficersAtWork.RECORDING;

    @Option(
            names = "--attest-every",
            paramLabel = "DURATION",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description =
                    "How often to sign how far every log has come. Key and checkpoints lie in the state directory, which"
                            + " is right for a laptop only. Default: ${DEFAULT-VALUE}.")
    Duration attestEvery = Duration.ofSeconds(10);

    @Option(
            names = "--export-log",
            paramLabel = "DIRECTORY",
            description =
                    "When everything has stopped but the broker, write the log of record and all that followed from it"
                            + " to files, as audit export does. Must be empty or not there yet.")
    @Nullable
    Path exportLog;

    @Option(names = "--fresh", description = "Forget what earlier runs left. Default: go on where they stopped.")
    boolean fresh;

    @Option(names = "--separate", description = "Run the service as a process of its own.")
    boolean separate;

    @Option(
            names = "--chaos",
            description = "Kill that process with -9 at random points and start it again. Implies --separate.")
    boolean chaos;

    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description = "Where everything is kept between runs. Default: .rhybudd in the project.")
    @Nullable
    Path state;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of /metrics and /health on the loopback address. Default: a free one.")
    int httpPort;

    @Option(
            names = "--console-port",
            paramLabel = "PORT",
            description =
                    "Port of the officers' pages on the loopback address. Default: 8090, or the next that is free.")
    @Nullable
    Integer consolePort;

    @Option(
            names = "--observe",
            description =
                    "Start the operating system's Prometheus beside it, with our rules (grafana/README.md). Default: without.")
    boolean observe;

    @Option(
            names = "--delivery",
            paramLabel = "FILE",
            description =
                    "Tell officers outside the console as FILE says (deploy/delivery.yaml is an example). Default: nobody is.")
    @Nullable
    Path delivery;

    @Option(names = "--no-console", description = "Do without the officers' pages.")
    boolean noConsole;

    /** Says what is wrong, in words; null when nothing is. */
    @Nullable
    String fault() {
        if (citizens != null && (citizens < 100 || citizens > 200_000)) {
            return "--citizens must be from 100 to 200000, not " + citizens;
        }
        if (!(changesPerSecond > 0 && changesPerSecond <= 5_000)) { // so that NaN is refused too
            return "--changes-per-second must be above 0 and at most 5000";
        }
        if (httpPort < 0 || httpPort > 65_535) {
            return "--http-port must be from 0 to 65535, not " + httpPort;
        }
        if (consolePort != null && (consolePort < 1 || consolePort > 65_535)) {
            return "--console-port must be from 1 to 65535, not " + consolePort;
        }
        if (observe && PrometheusProcess.program().isEmpty()) {
            return "--observe: there is no prometheus on the PATH; install your system's package, such as: apt-get install prometheus";
        }
        if (consolePort != null && noConsole) {
            return "--console-port and --no-console contradict each other";
        }
        if (delivery != null && (noConsole || !Files.isReadable(delivery))) {
            return noConsole
                    ? "--delivery and --no-console contradict each other"
                    : "--delivery: there is no " + delivery;
        }
        if (exportLog != null && holdsSomething(exportLog)) {
            return "--export-log: " + exportLog + " is not an empty directory; an archive is never written over";
        }
        if (exportLog != null && !canBeMade(exportLog)) {
            return "--export-log: " + exportLog + " can neither be written nor made";
        }
        return null;
    }

    private static boolean canBeMade(Path directory) {
        Path there = directory.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there);
    }

    private static boolean holdsSomething(Path place) {
        String[] files = place.toFile().list();
        return files == null ? Files.exists(place) : files.length > 0;
    }
}
