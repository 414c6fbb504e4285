package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Lifts a restriction. */
@Command(
        name = "unrestrict",
        mixinStandardHelpOptions = true,
        description = {"Lifts the restriction of a person record or an address.", "Yn codi cyfyngiad."})
final class UnrestrictCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Restricting restricting;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        WorldTopics topics = restricting.topics();
        Restriction held = Restricting.inForce(topics)
                .find(restricting.subject().key())
                .orElseThrow(() -> new IllegalArgumentException("nid yw'n gyfyngedig / it is not restricted: "
                        + restricting.subject().text()));
        Restriction lifted = RestrictedSubject.lifted(held, restricting.officer(), restricting.reason(), Instant.now());
        Restricting.write(topics, lifted);
        RestrictionList list = new RestrictionList(List.of(lifted));
        printing.answer(list.text(), list.json());
        return ExitCode.OK;
    }
}
