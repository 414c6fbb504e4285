package cymru.rhybudd.local.office;

import cymru.rhybudd.app.Controls;
import cymru.rhybudd.local.command.OfficerIdConverter;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReasonConverter;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a supervisor says of a hold, or of one alert; it is written to the log, and waited for. */
final class Ruling {
    /** A hundred thousand alerts take a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Parameters(paramLabel = "HOLD|ALERT-ID", description = "The hold, or the id of one alert, as list shows it.")
    @SuppressWarnings("NullAway.Init")
    private String hold;

    @Option(
            names = "--officer",
            paramLabel = "ID",
            required = true,
            converter = OfficerIdConverter.class,
            description = "Who rules: an officer's id.")
    @SuppressWarnings("NullAway.Init")
    private String officer;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            converter = ReasonConverter.class,
            description = "Why, in the supervisor's words; no names of citizens, for it is kept for ever.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    /** Writes the ruling, and waits until it is carried out. */
    Integer carryOut(WorldOption world, Printing printing, HoldRuling ruling) throws Exception {
        try (Visit visit = world.visit(printing::say)) {
            WorldTopics topics = WorldTopics.of(visit.endpoints());
            try (HeldAlerts held = new HeldAlerts(topics)) {
                Set<String> concerned = waiting(held);
                if (concerned.isEmpty()) {
                    throw new IllegalStateException(
                            "nid oes dim yn aros o dan / nothing waits under " + hold + ": see ./rhybudd held list");
                }
                if (!visit.isRunning()) {
                    throw new IllegalStateException("nid oes neb i glywed / nobody is there to carry the ruling out:"
                            + " start the world with ./rhybudd up");
                }
                write(topics, new HoldRuled(hold, ruling, officer, reason, Instant.now()));
                return await(held, concerned, printing);
            }
        }
    }

    private Set<String> waiting(HeldAlerts held) {
        return held.read().stream()
                .filter(entry -> entry.waitsUnder(hold))
                .map(HeldEntry::alertId)
                .collect(Collectors.toSet());
    }

    private static void write(WorldTopics topics, HoldRuled ruled) {
        try (Controls controls = topics.controls()) {
            controls.rule(ruled);
        }
    }

    private Integer await(HeldAlerts held, Set<String> concerned, Printing printing) throws Exception {
        Waiting.until(
                PATIENCE,
                "ni welwyd canlyniad / no result was seen within " + PATIENCE.toSeconds()
                        + " s; the ruling is written, and ./rhybudd held list will show what came of it",
                () -> waiting(held).stream().noneMatch(concerned::contains));
        Map<HoldState, Long> states = held.read().stream()
                .filter(entry -> concerned.contains(entry.alertId()))
                .collect(Collectors.groupingBy(HeldEntry::state, TreeMap::new, Collectors.counting()));
        printing.answer(
                states.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + Words.of(entry.getKey()))
                        .collect(Collectors.joining("\n")),
                states);
        return ExitCode.OK;
    }
}
