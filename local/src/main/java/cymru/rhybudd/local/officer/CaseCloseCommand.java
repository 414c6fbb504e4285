package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.CaseClosed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Closes a case. */
@Command(
        name = "case-close",
        mixinStandardHelpOptions = true,
        description = {
            "Closes the case. What rose meanwhile and still stands is told. Another reference than that of the open case closes nothing.",
            "Yn cau'r achos. Dywedir wrth y tîm am yr hyn a gododd yn y cyfamser ac sy'n dal i sefyll."
        })
final class CaseCloseCommand implements Callable<Integer> {
    @Option(
            names = "--reference",
            paramLabel = "REFERENCE",
            required = true,
            converter = CaseReferenceConverter.class,
            description = "The case's reference in the officers' own system.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String reference;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingAbout acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, new CaseClosed(reference));
    }
}
