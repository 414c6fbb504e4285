package cymru.rhybudd.local.up;

import cymru.rhybudd.local.world.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything in one terminal and shows alerts as they happen. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a whole council on this machine: a Kafka broker, a schema registry, PostgreSQL with three council databases,"
                    + " Debezium, the service, and a simulator of life events. Alerts appear as they happen.",
            "Everything listens on the loopback address only. Ctrl-C stops it cleanly."
        })
public final class UpCommand implements Callable<Integer> {
    private static final Logger LOGGER = LoggerFactory.getLogger(UpCommand.class);

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(45);
    private static final Duration EXPORTS_WITHIN = Duration.ofHours(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final UpOptions options = new UpOptions();

    @Override
    public Integer call() throws Exception {
        String fault = options.fault();
        if (fault != null) {
            throw new ParameterException(spec.commandLine(), fault);
        }
        Path home = Path.of(System.getProperty("rhybudd.home", "")).toAbsolutePath();
        Path directory = options.state != null ? options.state.toAbsolutePath() : home.resolve(".rhybudd");
        Screen screen = new Screen(spec.commandLine().getOut());
        CountDownLatch ended = new CountDownLatch(1);
        try (StateDirectory state = StateDirectory.open(directory)) {
            Run run = new Run(home, state, options, screen);
            Thread stop = new Thread(() -> stop(run, ended, patience()), "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            @Nullable Summary summary;
            try {
                summary = run.go();
            } catch (Exception e) {
                if (!run.isEnding()) {
                    throw e;
                }
                LOGGER.atInfo().setCause(e).log("stopped while at work");
                return ExitCode.OK;
            } finally {
                ended.countDown();
            }
            return summary == null || summary.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private Duration patience() {
        return options.exportLog == null ? STOPS_WITHIN : STOPS_WITHIN.plus(EXPORTS_WITHIN);
    }

    /** Ctrl-C: asks the run to end, and keeps the process until it has. */
    private static void stop(Run run, CountDownLatch ended, Duration patience) {
        run.end();
        try {
            if (!ended.await(patience.toSeconds(), TimeUnit.SECONDS)) {
                LOGGER.atWarn().log("not everything stopped in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
