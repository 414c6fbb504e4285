package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An act about a citizen whom the officer names: where, who acts, and about whom. */
final class ActingAbout {
    @Parameters(
            paramLabel = "CITIZEN",
            description = "The citizen's pseudonym, or as much of its beginning as is shown.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String citizen;

    @Mixin
    private final WorldOption world = new WorldOption();

    @Mixin
    private final Acting acting = new Acting();

    /** Writes the act and says what was decided; returns the exit code. */
    Integer carryOut(Printing printing, Object action) throws Exception {
        WorldTopics topics = world.running();
        return acting.carryOut(topics, printing, Citizens.find(topics, citizen), action);
    }
}
