package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.CaseOpened;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a case on. */
@Command(
        name = "case-open",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the case on: until it is closed, rises of the score are not told.",
            "Yn cymryd yr achos: hyd nes ei gau, ni ddywedir wrth neb fod y sgôr yn codi."
        })
final class CaseOpenCommand implements Callable<Integer> {
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
        return acting.carryOut(printing, new CaseOpened(reference));
    }
}
