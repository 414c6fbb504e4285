package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.milestone.SavedMilestone;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.verify.Milestone;
import cymru.rhybudd.audit.verify.Scope;
import cymru.rhybudd.audit.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** From where a verification goes on, and where it keeps how far it came: so a log of years is verified every night. */
final class MilestoneOptions {
    @Option(
            names = "--save",
            paramLabel = "DIRECTORY",
            description = {
                "When all is as it follows, keep there how far that is, for --resume; may be the directory of --resume.",
                "It then holds what is known of every citizen: keep it like the log itself."
            })
    private @Nullable Path save;

    @Option(
            names = "--resume",
            paramLabel = "DIRECTORY",
            description = {
                "Go on from there; the result is that of a verification from the beginning.",
                "What was verified is read again and must be the very records, but it is not replayed."
            })
    private @Nullable Path resume;

    @Option(
            names = "--trust-verified",
            description = {
                "With --resume: rely on what was verified without reading it again, as where the broker no longer keeps it.",
                "What was altered there since goes unseen."
            })
    private boolean trusting;

    private @Nullable SavedMilestone earlier;

    /** Complains of options that do not go together. */
    void check(Scope scope, CommandSpec spec) {
        if ((save != null || resume != null) && !scope.isWhole()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--save and --resume need the whole log: leave out --partition, --from and --to");
        }
        if (trusting && resume == null) {
            throw new ParameterException(spec.commandLine(), "--trust-verified goes with --resume");
        }
    }

    /** How many records are read before the replay; for a progress bar. */
    long toRead() throws IOException {
        earlier = resume == null ? null : SavedMilestone.in(resume);
        return earlier == null || trusting ? 0 : earlier.records();
    }

    /** Verifies from where the last one came to. */
    Verification from(Records records, Scope scope, LongConsumer progress) {
        if (earlier == null) {
            return new Verification(records, scope);
        }
        if (trusting) {
            earlier.requireContinued(records);
        } else {
            earlier.requireSame(records, progress);
        }
        return new Verification(records, earlier.milestone(), scope.complete());
    }

    /** Keeps how far it came, if that is asked; false where it cannot be. */
    boolean keep(Verification verification, Records records) throws IOException {
        Milestone reached = verification.reached().orElse(null);
        if (save == null || reached == null) {
            return save == null;
        }
        SavedMilestone.of(reached, earlier == null ? List.of() : earlier.beginnings(), records, more -> {})
                .write(save);
        return true;
    }
}
