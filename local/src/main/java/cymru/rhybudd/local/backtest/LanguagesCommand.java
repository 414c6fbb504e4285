package cymru.rhybudd.local.backtest;

import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.command.WritableFileConverter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the citizens' languages, for a back-test where the directory is not. */
@Command(
        name = "languages",
        mixinStandardHelpOptions = true,
        description =
                "Writes each citizen's pseudonym and language, and nothing else of the directory, to a file: for model backtest --languages,"
                        + " beside an archive, which has no directory. It is to be kept as the log itself is.")
public final class LanguagesCommand implements Callable<Integer> {
    @Mixin
    private final WorldOption world = new WorldOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Parameters(
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Where to write them, as CSV.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Override
    public Integer call() throws Exception {
        try (Visit visit = world.visit(printing::say)) {
            Map<String, Language> languages = Languages.ofDirectory(WorldTopics.of(visit.endpoints()));
            Languages.write(file, languages);
            printing.answer(
                    "The languages of " + languages.size() + " citizens are in " + file,
                    Map.of("citizens", languages.size(), "file", file.toString()));
        }
        return ExitCode.OK;
    }
}
