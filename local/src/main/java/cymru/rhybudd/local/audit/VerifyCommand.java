package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.ArchiveException;
import cymru.rhybudd.audit.evidence.Checkpoints;
import cymru.rhybudd.audit.evidence.EvidenceException;
import cymru.rhybudd.audit.evidence.Inspection;
import cymru.rhybudd.audit.milestone.MilestoneException;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.UnreadableRecordsException;
import cymru.rhybudd.audit.report.VerificationAnswer;
import cymru.rhybudd.audit.report.VerificationJson;
import cymru.rhybudd.audit.verify.LogBound;
import cymru.rhybudd.audit.verify.Milestone;
import cymru.rhybudd.audit.verify.Scope;
import cymru.rhybudd.audit.verify.Verification;
import cymru.rhybudd.audit.verify.VerificationReport;
import cymru.rhybudd.local.command.LanguageOption;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReplayProgress;
import cymru.rhybudd.local.command.WritableFileConverter;
import cymru.rhybudd.schemas.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
            "Reads citizen-log from its beginning, or with --resume from where another came to, folds it with the code that decided, and compares record by record with decisions,"
                    + " alerts, alert-log, officer-notifications, held-alerts and team-digests.",
            "With --partition, --from and --to only what follows from those entries is compared; what citizens handed over, alerts and"
                    + " notifications need the whole log.",
            "With --save it keeps how far it came, and with --resume it goes on from there.",
            "With --checkpoint it also holds every record against signed checkpoints.",
            "Exit code 0: everything is as it follows from the log. 1: something is not, or nothing was compared, or the"
                    + " records, or what --resume, --save or --checkpoint names, cannot be used; with --json the reason is under refused. 2: bad arguments."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final String LOG = Contracts.CITIZEN_LOG.topic();
    private static final String END = Long.toString(Long.MAX_VALUE / 10);

    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    private final MilestoneOptions milestone = new MilestoneOptions();

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

    @Mixin
    private final SignerOption signer = new SignerOption();

    @Option(
            names = "--partition",
            split = ",",
            paramLabel = "N",
            description = "Only these partitions of citizen-log; may be given several times.")
    private Set<Integer> partitions = new TreeSet<>();

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description =
                    "Compare only what follows from this entry on: an offset, or an instant such as 2026-12-01T00:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "PLACE", description = "Replay no entry after this one; as --from.")
    private @Nullable String to;

    @Option(
            names = "--complete",
            description = "The world stands still: an entry that the service has not taken in is a difference.")
    private boolean complete;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Write the report as a page that prints well.")
    private @Nullable Path html;

    @Option(
            names = "--pdf",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Write it as a document to be kept (PDF/A).")
    private @Nullable Path pdf;

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
        if (signer.directory() != null && checkpoint == null) {
            throw new ParameterException(spec.commandLine(), "--evidence needs --checkpoint: what it is to continue");
        }
        Scope scope = scope();
        milestone.check(scope, spec);
        try (milestone) {
            Checkpoints checkpoints = checkpoints(); // first: what is signed during the replay speaks of later records
            return place.look(printing, records -> verify(records, scope, checkpoints));
        } catch (ArchiveException | EvidenceException | MilestoneException | UnreadableRecordsException e) {
            printing.refuse(Objects.requireNonNull(e.getMessage()));
            return ExitCode.SOFTWARE;
        }
    }

    private Scope scope() {
        try {
            Scope scope = Scope.WHOLE.of(partitions);
            if (from != null || to != null) {
                scope = scope.between(LogBound.from(from == null ? "0" : from), LogBound.to(to == null ? END : to));
            }
            return complete ? scope.standingStill() : scope;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--from and --to: " + e.getMessage());
        }
    }

    private void requirePartitions(Records records) {
        for (int number : partitions) {
            if (!records.partitions(LOG).contains(new Partition(LOG, number))) {
                throw new ParameterException(spec.commandLine(), "--partition: " + LOG + " has no partition " + number);
            }
        }
    }

    private @Nullable Checkpoints checkpoints() throws IOException {
        return checkpoint == null || verifier == null ? null : Checkpoints.read(checkpoint, Keys.verifier(verifier));
    }

    private Integer verify(Records records, Scope scope, @Nullable Checkpoints checkpoints) throws Exception {
        requirePartitions(records);
        Archive archive = place.archive();
        List<String> faults = archive == null ? List.of() : archive.faults();
        long toRead = milestone.open();
        Verification verification;
        try (ReplayProgress progress = progress(toRead)) {
            verification = milestone.from(records, scope, progress);
        }
        long begun = System.nanoTime();
        VerificationReport report;
        try (ReplayProgress progress = progress(verification.entries())) {
            report = verification.run(threads, progress);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Inspection.Result evidence =
                checkpoints == null ? null : Inspection.of(records, checkpoints, signer.directory());
        VerificationAnswer answer = VerificationAnswer.of(report, took, faults, evidence);
        Locale locale = language.locale();
        printing.answer(answer.text(locale), VerificationJson.of(answer));
        if (milestone.keeps()) {
            keep(answer.isClean() ? verification.reached().orElse(null) : null, records);
        }
        if (html != null) { // after what took hours is kept: a page can be made anew
            Files.writeString(html, answer.html(locale));
        }
        if (pdf != null) {
            Files.write(pdf, answer.pdf(locale));
        }
        return answer.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void keep(@Nullable Milestone reached, Records records) throws IOException {
        if (reached == null) {
            printing.say("Ni chadwyd dim: nid yw popeth fel y dylai fod. / Nothing was saved: not everything is as it"
                    + " should be.");
            return;
        }
        try (ReplayProgress progress = progress(milestone.toRead(reached))) {
            milestone.keep(reached, records, progress);
        }
    }

    private ReplayProgress progress(long entries) {
        boolean terminal = System.console() != null && Ansi.AUTO.enabled();
        return new ReplayProgress(spec.commandLine().getErr(), terminal && entries > 0, entries);
    }
}
