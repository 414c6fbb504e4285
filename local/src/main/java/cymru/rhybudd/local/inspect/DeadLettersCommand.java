package cymru.rhybudd.local.inspect;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists and redrives what could not be read, mapped or applied. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the records that could not be read, mapped or applied: why, at which stage, and where they came from. Their"
                    + " content is never shown.",
            "With --redrive it puts them back where they came from, each exactly once: do so after the cause is mended."
        })
public final class DeadLettersCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Option(names = "--redrive", description = "Put the listed records back.")
    private boolean redrive;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only those refused for this reason.")
    private @Nullable String reason;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those read from this topic.")
    private @Nullable String topic;

    @Option(names = "--offset", paramLabel = "N", description = "Only the one at this offset of the dead letters.")
    private @Nullable Long offset;

    @Option(names = "--all", description = "Show also those that were put back already; they are never put back again.")
    private boolean all;

    @Override
    public Integer call() throws Exception {
        if (redrive && all) {
            throw new ParameterException(spec.commandLine(), "--all is for looking, not for --redrive");
        }
        try (Visit visit = world.visit(printing::say);
                DeadLetterOffice office =
                        new DeadLetterOffice(WorldTopics.of(visit.endpoints()).client())) {
            List<DeadLetterOffice.Letter> letters = redrive
                    ? office.redrive(this::isAskedFor)
                    : office.letters().stream().filter(this::isAskedFor).toList();
            if (redrive) {
                printing.say(letters.size() + " records put back");
            }
            StringBuilder text = new StringBuilder();
            letters.forEach(letter -> text.append(line(letter)).append('\n'));
            printing.answer(
                    text.append(letters.size()).append(" dead letters").toString(),
                    letters.stream().map(DeadLetterOffice.Letter::description).toList());
            return ExitCode.OK;
        }
    }

    private boolean isAskedFor(DeadLetterOffice.Letter letter) {
        DeadLetterOffice.Description description = letter.description();
        return (all || !description.redriven())
                && (reason == null || reason.equals(description.reason()))
                && (topic == null || topic.equals(description.topic()))
                && (offset == null || offset == description.deadLetter());
    }

    private static String line(DeadLetterOffice.Letter letter) {
        DeadLetterOffice.Description description = letter.description();
        return String.format(
                Locale.ROOT,
                "%6d  %-18s %s  from %s-%d@%d: %s%s",
                description.deadLetter(),
                description.reason(),
                description.stage(),
                description.topic(),
                description.partition(),
                description.offset(),
                description.detail(),
                description.redriven() ? "  (put back)" : "");
    }
}
