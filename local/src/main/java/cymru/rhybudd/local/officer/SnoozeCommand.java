package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReasonConverter;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Snoozed;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks not to be told again for a while. */
@Command(
        name = "snooze",
        mixinStandardHelpOptions = true,
        description = {
            "Asks not to be told again of the open alert until something changes, to the end of a day at the latest; the model caps it.",
            "Yn gofyn am beidio â chlywed am y rhybudd agored eto hyd nes i rywbeth newid."
        })
final class SnoozeCommand implements Callable<Integer> {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            required = true,
            description = "Of what kind: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private AlertKind kind;

    @Option(names = "--until", paramLabel = "DATE", required = true, description = "The last day on which it holds.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate until;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            converter = ReasonConverter.class,
            description = "Why, in the officer's words; no names of citizens, for it is kept for ever.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String reason;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingAbout acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, new Snoozed(kind, until, reason));
    }
}
