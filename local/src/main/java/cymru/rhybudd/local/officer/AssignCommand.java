package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.OfficerIdConverter;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.Assigned;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whose an alert is to deal with. */
@Command(
        name = "assign",
        mixinStandardHelpOptions = true,
        description = {"Says whose the alert is to deal with.", "Yn dweud pwy sydd i ymdrin â'r rhybudd."})
final class AssignCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            paramLabel = "ID",
            converter = OfficerIdConverter.class,
            description = "An officer's id. Default: the whole team's again.")
    private @Nullable String to;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingOnAlert acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, alert -> new Assigned(to));
    }
}
