package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.OfficerIdConverter;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.OfficerActed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Who acts, and how an act is written, waited for, and answered. */
final class Acting {
    @Option(
            names = "--officer",
            paramLabel = "ID",
            required = true,
            converter = OfficerIdConverter.class,
            description = "Who acts: an officer's id.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String officer;

    /**
     * Writes the act and says what was decided; returns the exit code, 1 where it was refused.
     *
     * @param citizen the whole pseudonym
     * @param action one of those that the contract knows
     */
    Integer carryOut(WorldTopics topics, Printing printing, String citizen, Object action) throws Exception {
        return carryOut(topics, printing, citizen, action, null);
    }

    /**
     * Does the same about one alert.
     *
     * @param seen the alert; null where the act is about the citizen
     */
    Integer carryOut(WorldTopics topics, Printing printing, String citizen, Object action, @Nullable AlertSeen seen)
            throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        OfficerActed act =
                new OfficerActed(officer, now, action, UUID.randomUUID().toString(), seen);
        Answer answer;
        try (ActWatch watch = new ActWatch(topics);
                OfficerActions actions = new OfficerActions(topics)) {
            answer = watch.await(act, actions.write(citizen, act));
        }
        ActReport report = new ActReport(citizen, act, answer, topics.history());
        printing.answer(report.text(), report.json());
        return report.isTaken() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
