package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReasonConverter;
import cymru.rhybudd.schemas.Noted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a note beside an alert. */
@Command(
        name = "note",
        mixinStandardHelpOptions = true,
        description = {"Writes a note beside the alert.", "Yn ysgrifennu nodyn wrth y rhybudd."})
final class NoteCommand implements Callable<Integer> {
    @Parameters(
            index = "1",
            paramLabel = "TEXT",
            converter = ReasonConverter.class,
            description = "In the officer's words; no names of citizens, for it is kept for ever.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String text;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingOnAlert acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, alert -> new Noted(text));
    }
}
