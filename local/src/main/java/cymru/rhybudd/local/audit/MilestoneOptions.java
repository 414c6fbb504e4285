package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.milestone.CitizensOnDisk;
import cymru.rhybudd.audit.milestone.SavedMilestone;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.verify.Milestone;
import cymru.rhybudd.audit.verify.Scope;
import cymru.rhybudd.audit.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** From where a verification goes on, and where it keeps how far it came: so a log of years is verified every night. */
final class MilestoneOptions implements AutoCloseable {
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
    private @Nullable CitizensOnDisk citizens;

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

    /**
     * Takes the directory of {@code --save}, and opens that of {@code --resume}: neither is found to be missing after hours.
     *
     * @throws cymru.rhybudd.audit.milestone.MilestoneException if one cannot be used
     * @return how many records are read before the replay; for a progress bar
     */
    long open() {
        citizens = save == null ? null : new CitizensOnDisk(save);
        earlier = resume == null ? null : SavedMilestone.in(resume);
        return earlier == null || trusting ? 0 : earlier.records();
    }

    /** Verifies from where the last one came to. */
    Verification from(Records records, Scope scope, LongConsumer progress) {
        if (earlier == null) {
            return keeping(new Verification(records, scope));
        }
        if (trusting) {
            earlier.requireContinued(records);
        } else {
            earlier.requireSame(records, progress);
        }
        return keeping(new Verification(records, earlier.milestone(), scope.complete()));
    }

    private Verification keeping(Verification verification) {
        return citizens == null ? verification : verification.keeping(citizens);
    }

    /** Whether it is to be kept how far the verification came. */
    boolean keeps() {
        return save != null;
    }

    /** How many records are read to bind a milestone to them; for a progress bar. */
    long toRead(Milestone reached) {
        long all = reached.passed().values().stream().mapToLong(Long::longValue).sum();
        return Math.max(0, all - (earlier == null ? 0 : earlier.records()));
    }

    /** Keeps how far a verification came that found everything as it should be. */
    void keep(Milestone reached, Records records, LongConsumer progress) throws IOException {
        SavedMilestone.of(reached, earlier == null ? List.of() : earlier.beginnings(), records, progress)
                .write(Objects.requireNonNull(save));
    }

    @Override
    public void close() throws IOException {
        if (citizens != null) {
            citizens.close();
        }
    }
}
