package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.audit.records.RecordedLog;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.whatif.Change;
import cymru.rhybudd.audit.whatif.Question;
import cymru.rhybudd.audit.whatif.WhatIf;
import cymru.rhybudd.audit.whatif.WhatIfReport;
import cymru.rhybudd.audit.whatif.WhatIfReport.People;
import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.local.backtest.ReportHtml;
import cymru.rhybudd.local.backtest.ReportText;
import cymru.rhybudd.local.backtest.Section;
import cymru.rhybudd.local.command.LanguageOption;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReasonConverter;
import cymru.rhybudd.local.command.ReplayProgress;
import cymru.rhybudd.local.command.WritableFileConverter;
import cymru.rhybudd.schemas.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what would have been decided otherwise. */
@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = {
            "Folds citizen-log as it was and, beside it, as it would have been with another model, without a source, or without an"
                    + " indicator, and says which alerts and colours would have been otherwise between two days.",
            "It counts, and hides small counts and what would give them away; it names people only with --citizens and a reason."
        })
public final class WhatIfCommand implements Callable<Integer> {
    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Asked asked;

    @Mixin
    private final Looker looker = new Looker();

    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Option(names = "--rescale", description = "With --without-indicator: share its weight among the other indicators.")
    private boolean rescale;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "The first day on which differences are counted, such as 2026-11-01.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            description = "The last day on which differences are counted.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate to;

    @Option(
            names = "--least",
            paramLabel = "N",
            description =
                    "Counts from one to less than this are hidden, and what would give them away. Default, and the least: "
                            + DisclosureRule.LEAST + ".")
    private int least = DisclosureRule.LEAST;

    @Option(names = "--round", paramLabel = "N", description = "Round what is shown to the nearest multiple of this.")
    private int roundTo = 1;

    @Option(
            names = "--officers",
            paramLabel = "N",
            description = "How many officers look into alerts. Default: five in each team of the log.")
    private @Nullable Integer officers;

    @Option(
            names = "--citizens",
            description = "Also list whose alerts and colours would have been otherwise; needs --reason.")
    private boolean citizens;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            converter = ReasonConverter.class,
            description = "Why people are named.")
    private @Nullable String reason;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many partitions are folded at a time; the result is the same. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Write the report as a page that prints well.")
    private @Nullable Path html;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** What is supposed to have been otherwise: one of these. */
    private static final class Asked {
        @Option(
                names = "--model",
                paramLabel = "FILE",
                description = "That model (*.model.yaml) was in force from the beginning, and none of the log's own.")
        private @Nullable Path model;

        @Option(
                names = "--without-source",
                paramLabel = "SOURCE",
                description = "The source, such as education, was never connected.")
        private @Nullable String source;

        @Option(
                names = "--without-indicator",
                paramLabel = "KEY",
                description = "The indicator, such as rent-arrears, did not count.")
        private @Nullable String indicator;
    }

    @Override
    public Integer call() throws Exception {
        Question question = question();
        Wording wording = new Wording("what-if", language.language());
        return place.look(printing, records -> ask(records, question, wording));
    }

    private Question question() {
        check(!to.isBefore(from), "--to must not be before --from");
        check(threads > 0, "--threads: at least 1");
        check(
                least >= DisclosureRule.LEAST,
                "--least: at least " + DisclosureRule.LEAST + ", for fewer would be known for who they are");
        check(roundTo > 0, "--round: at least 1");
        check(officers == null || officers > 0, "--officers: at least 1");
        check(!citizens || reason != null, "--citizens names people: say why, with --reason");
        check(citizens || reason == null, "--reason is for --citizens");
        check(!rescale || asked.indicator != null, "--rescale goes with --without-indicator");
        return new Question(
                change(),
                new Window(from, to),
                new DisclosureRule(least, roundTo),
                officers == null ? OptionalInt.empty() : OptionalInt.of(officers),
                citizens);
    }

    private Change change() {
        if (asked.model != null) {
            check(Files.isRegularFile(asked.model), "--model: there is no file " + asked.model);
            return new Change.Candidate(ModelFile.load(asked.model));
        }
        if (asked.source != null) {
            check(!asked.source.isBlank() && asked.source.indexOf('/') < 0, "--without-source: the name of a source");
            return new Change.WithoutSource(asked.source);
        }
        List<String> keys =
                Arrays.stream(Indicator.values()).map(Indicator::key).toList();
        String key = String.valueOf(asked.indicator);
        check(keys.contains(key), "--without-indicator: '" + key + "' is none of " + String.join(", ", keys));
        return new Change.WithoutIndicator(Indicator.of(key), rescale);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private Integer ask(Records records, Question question, Wording wording) throws Exception {
        RecordedLog log = new RecordedLog(records);
        boolean terminal = System.console() != null && Ansi.AUTO.enabled();
        WhatIfReport report;
        try (ReplayProgress progress =
                new ReplayProgress(spec.commandLine().getErr(), terminal, terminal ? entries(log) : 0)) {
            report = new WhatIf(log, question).run(threads, progress);
        }
        if (log.unreadable() > 0) {
            printing.say(log.unreadable() + " entries could not be read; the service left them out too");
        }
        recordLooks(report);
        List<Section> sections = WhatIfSections.of(report, wording);
        printing.answer(ReportText.of(sections), WhatIfJson.of(report));
        if (html != null) {
            Files.writeString(html, ReportHtml.of(wording.language(), WhatIfSections.title(report, wording), sections));
        }
        return ExitCode.OK;
    }

    /** Whoever is named is looked at: that is kept before anybody sees it. */
    private void recordLooks(WhatIfReport report) throws InterruptedException {
        People people = report.people().orElse(null);
        String why = reason;
        if (people == null || why == null) {
            return;
        }
        Set<String> named = new TreeSet<>();
        people.alerts().forEach(alert -> named.add(alert.either().citizen()));
        people.citizens().forEach(citizen -> named.add(citizen.citizen()));
        place.record(
                printing,
                named.stream()
                        .map(citizen -> looker.looksAt(View.WHAT_IF, citizen, null, why))
                        .toList());
    }

    private static long entries(CitizenLog log) {
        return log.partitions().stream().mapToLong(log::entries).sum();
    }
}
