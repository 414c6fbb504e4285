package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.life.Life;
import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.life.LifeReader;
import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.local.command.LanguageOption;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReasonConverter;
import cymru.rhybudd.local.command.ReplayProgress;
import cymru.rhybudd.schemas.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every look at one citizen needs: which records, who looks and why, and in which language. */
final class LifeOptions {
    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Option(
            names = "--index",
            paramLabel = "DIRECTORY",
            description =
                    "Where the index of the records is kept; made at the first look, and can be deleted at any time."
                            + " Default: beside the archive or the state directory, with .index after its name.")
    private @Nullable Path index;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            converter = ReasonConverter.class,
            description = "Why you look at this citizen. Who looked, and why, is kept.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String reason;

    @Mixin
    private final Looker looker = new Looker();

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** What a command shows of the records. */
    @FunctionalInterface
    interface Step {
        void take(LifeIndex index) throws Exception;
    }

    /** Brings the index up to date, and goes on; returns the exit code. */
    Integer look(Printing printing, Step step) throws Exception {
        return place.look(printing, records -> {
            Path directory = index != null ? index : place.beside(".index");
            LifeIndex lives = new LifeIndex(records, directory);
            boolean terminal = System.console() != null && Ansi.AUTO.enabled();
            try (ReplayProgress progress =
                    new ReplayProgress(spec.commandLine().getErr(), terminal, terminal ? lives.count() : 0)) {
                lives.update(progress);
            }
            step.take(lives);
            return ExitCode.OK;
        });
    }

    /** The life of a citizen of whom something is recorded. */
    Life life(LifeIndex lives, String citizen) throws IOException {
        Life life = LifeReader.read(lives, citizen);
        if (!life.isKnown()) {
            throw new ParameterException(
                    spec.commandLine(), "nothing is recorded of citizen " + citizen + ": give the whole pseudonym");
        }
        return life;
    }

    /** Keeps who looks at whom and why, before anything is shown. Every view of one citizen comes through here. */
    void record(Printing printing, View view, String citizen, @Nullable String alertId) throws InterruptedException {
        place.record(printing, List.of(looker.looksAt(view, citizen, alertId, reason)));
    }

    LifeWords words() {
        return new LifeWords(language.language());
    }

    CommandSpec command() {
        return spec;
    }
}
