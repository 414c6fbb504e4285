package cymru.rhybudd.local.office;

import cymru.rhybudd.app.Controls;
import cymru.rhybudd.local.inspect.Visit;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.streams.Topic;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a supervisor says of a hold, or of one alert; it is written to the log, and waited for. */
final class Ruling {
    private static final String OFFICER = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";
    private static final int LONGEST_REASON = 500;
    /** A hundred thousand alerts take a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private StateOption state;

    @Parameters(paramLabel = "HOLD|ALERT-ID", description = "The hold, or the id of one alert, as list shows it.")
    @SuppressWarnings("NullAway.Init")
    private String hold;

    @Option(names = "--officer", paramLabel = "ID", required = true, description = "Who rules: an officer's id.")
    @SuppressWarnings("NullAway.Init")
    private String officer;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, in the supervisor's words; no names of citizens, for it is kept for ever.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    /** Writes the ruling, and waits until it is carried out. */
    int carryOut(HoldRuling ruling) throws Exception {
        check();
        try (Visit visit = state.visit(this::say)) {
            Map<String, Object> client =
                    Map.of("bootstrap.servers", visit.endpoints().bootstrapServers());
            TopicSerdes serdes = new TopicSerdes(
                    Map.of(TopicSerdes.REGISTRY_URL, visit.endpoints().registryUrl()));
            try (HeldAlerts held = new HeldAlerts(client, serdes)) {
                Set<String> concerned = waiting(held);
                if (concerned.isEmpty()) {
                    throw new IllegalStateException(
                            "nid oes dim yn aros o dan / nothing waits under " + hold + ": see ./rhybudd held list");
                }
                if (!visit.isRunning()) {
                    throw new IllegalStateException("nid oes neb i glywed / nobody is there to carry the ruling out:"
                            + " start the world with ./rhybudd up");
                }
                write(client, serdes, new HoldRuled(hold, ruling, officer, reason.strip(), Instant.now()));
                return await(held, concerned);
            }
        }
    }

    private void check() {
        if (!officer.matches(OFFICER)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--officer must be an id of letters, digits and . _ @ -, not '" + officer + "'");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new ParameterException(
                    spec.commandLine(), "--reason must be said, in at most " + LONGEST_REASON + " characters");
        }
    }

    private Set<String> waiting(HeldAlerts held) {
        return held.read().stream()
                .filter(entry -> entry.waitsUnder(hold))
                .map(HeldEntry::alertId)
                .collect(Collectors.toSet());
    }

    private static void write(Map<String, Object> client, TopicSerdes serdes, HoldRuled ruled) {
        try (Controls controls = new Controls(
                new Topic<>(Contracts.CONTROLS.topic(), Serdes.String(), serdes.values(Contracts.CONTROLS)), client)) {
            controls.rule(ruled);
        }
    }

    private int await(HeldAlerts held, Set<String> concerned) throws InterruptedException {
        Waiting.until(
                PATIENCE,
                "ni welwyd canlyniad / no result was seen within " + PATIENCE.toSeconds()
                        + " s; the ruling is written, and ./rhybudd held list will show what came of it",
                () -> waiting(held).stream().noneMatch(concerned::contains));
        Map<HoldState, Long> states = held.read().stream()
                .filter(entry -> concerned.contains(entry.alertId()))
                .collect(Collectors.groupingBy(HeldEntry::state, TreeMap::new, Collectors.counting()));
        PrintWriter out = spec.commandLine().getOut();
        states.forEach((state, alerts) -> out.println(alerts + " " + Words.of(state)));
        out.flush();
        return ExitCode.OK;
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
