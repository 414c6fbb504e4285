package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReasonConverter;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.Disputed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that something behind an alert is wrong. */
@Command(
        name = "dispute",
        mixinStandardHelpOptions = true,
        description = {
            "Says that a row or a person record behind the alert is wrong. Nothing changes by it: whoever answers for the source, or for linking, is to look.",
            "Yn dweud bod rhywbeth y tu ôl i'r rhybudd yn anghywir."
        })
final class DisputeCommand implements Callable<Integer> {
    @Parameters(index = "1", paramLabel = "ROW", description = "The row or record: source/table/primary key.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String row;

    @Parameters(index = "2", paramLabel = "DISPUTE", description = "What is wrong: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Dispute dispute;

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
    private ActingOnAlert acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, alert -> new Disputed(dispute, row, reason, null));
    }
}
