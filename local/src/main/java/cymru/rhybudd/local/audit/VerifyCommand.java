package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.evidence.Inspection;
import cymru.rhybudd.audit.evidence.VerifierKey;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.verify.Verification;
import cymru.rhybudd.audit.verify.VerificationReport;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReplayProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays the log, and compares what follows with what was written. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads citizen-log from its beginning, folds it with the code that decided, and compares record by record with decisions,"
                    + " alert-log, officer-notifications, held-alerts and team-digests.",
            "With --checkpoint it also holds every record against signed checkpoints.",
            "Exit code 0: everything is as it follows from the log. 1: something is not. 2: bad arguments."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many partitions are replayed at a time; the result is the same. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Signed checkpoints: a file that a third party holds, or the directory that audit attest writes.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--verifier",
            paramLabel = "KEY",
            description = "With which the checkpoints are checked: the key as text, or a file that holds it.")
    private @Nullable String verifier;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page that prints well.")
    private @Nullable Path html;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads: at least 1");
        }
        if ((checkpoint == null) != (verifier == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--checkpoint and --verifier go together: a checkpoint is worth what its key is");
        }
        VerifierKey key = verifier == null ? null : Keys.verifier(verifier);
        return place.look(printing, records -> verify(records, key));
    }

    private Integer verify(Records records, @Nullable VerifierKey key) throws Exception {
        Archive archive = place.archive();
        List<String> faults = archive == null ? List.of() : archive.faults();
        Verification verification = new Verification(records);
        long begun = System.nanoTime();
        VerificationReport report;
        boolean terminal = System.console() != null && Ansi.AUTO.enabled();
        try (ReplayProgress progress =
                new ReplayProgress(spec.commandLine().getErr(), terminal, terminal ? verification.entries() : 0)) {
            report = verification.run(threads, progress);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Inspection.Result evidence = checkpoint == null || key == null ? null : Inspection.of(records, checkpoint, key);
        VerifyReport answer = new VerifyReport(report, took, faults, evidence);
        printing.answer(answer.text(), answer.json());
        if (html != null) {
            Files.writeString(html, answer.html());
        }
        return answer.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
