package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.Restriction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says that a person or an address must be protected. */
@Command(
        name = "restrict",
        mixinStandardHelpOptions = true,
        description = {
            "Restricts a person, by a record, or an address: the console shows them only to whoever says why.",
            "Yn cyfyngu person, yn ôl cofnod, neu gyfeiriad."
        })
final class RestrictCommand implements Callable<Integer> {
    @Option(
            names = "--review-on",
            paramLabel = "DATE",
            required = true,
            description = "By which day somebody is to look at it again; it does not end by itself.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate reviewOn;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Restricting restricting;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        Restriction restriction =
                restricting.subject().restricted(restricting.officer(), restricting.reason(), reviewOn, Instant.now());
        Restricting.write(restricting.topics(), restriction);
        RestrictionList list = new RestrictionList(List.of(restriction));
        printing.answer(list.text(), list.json());
        return ExitCode.OK;
    }
}
