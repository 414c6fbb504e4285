package cymru.rhybudd.local.backtest;

import cymru.rhybudd.backtest.Backtest;
import cymru.rhybudd.backtest.BacktestReport;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.Teams;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.local.command.ReplayProgress;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WritableFileConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Replays the log through a candidate model. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Replays the log of record through a candidate model, from its very beginning, and reports what officers would have"
                    + " been told between two days: alerts by team and week, who changes colour, groups, precision and recall"
                    + " against recorded outcomes, and the threshold that fits an alert budget.",
            "Nobody is told anything by it, and it names nobody. docs/backtest.md says what each figure means."
        })
public final class BacktestCommand implements Callable<Integer> {
    private static final int USUAL_BUDGET = 25;
    private static final String STANDARD_OUTPUT = "-";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The candidate: a *.model.yaml.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private final LogOptions options = new LogOptions();

    @Option(names = "--from", paramLabel = "DATE", description = "The first day that is judged, such as 2026-11-01.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day that is judged.")
    private @Nullable LocalDate to;

    @Option(names = "--threads", paramLabel = "N", description = "Partitions replayed at a time. Default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description =
                    "Alerts that a team can look into in a week. Default: the candidate's own alert budget, or 25.")
    private @Nullable Integer budget;

    @Option(
            names = "--teams",
            paramLabel = "FILE",
            description = "The teams. Default: deploy/council/teams.yaml in the project.")
    private @Nullable Path teams;

    @Option(
            names = "--directory",
            description = "Read the citizens' languages, and nothing else, from the directory of the world.")
    private boolean directory;

    @Option(
            names = "--languages",
            paramLabel = "FILE",
            description =
                    "Read the citizens' languages from a file that model languages wrote, for an archive has none.")
    private @Nullable Path languages;

    @Option(
            names = "--no-comparison",
            description = "Do not replay by the log's own models beside the candidate: takes half the time.")
    private boolean alone;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the report as JSON; - prints it in place of the text.")
    private @Nullable String json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Write the report as a page.")
    private @Nullable Path html;

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Write the curve as a picture (SVG).")
    private @Nullable Path chart;

    @Override
    public Integer call() throws Exception {
        ModelFile candidate = ModelFile.load(file);
        Window window = window();
        Path jsonFile = jsonFile();
        if (directory && (languages != null || options.files() != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--directory is a world's: for an archive, or another file, say --languages FILE");
        }
        BacktestReport report;
        try (LogPlace place = LogPlace.open(options, this::say)) {
            Backtest.Question question =
                    new Backtest.Question(candidate, window, teams(), languages(place), !alone, budget(candidate));
            try (ReplayProgress progress = progress(place)) {
                report = new Backtest(place.log(), question).run(threads, progress);
            }
            if (place.unreadable() > 0) {
                say(place.unreadable() + " entries could not be read; the service left them out too");
            }
        }
        write(report, jsonFile);
        return ExitCode.OK;
    }

    /** Null where no file is asked for. */
    private @Nullable Path jsonFile() {
        if (json == null || json.equals(STANDARD_OUTPUT)) {
            return null;
        }
        try {
            return new WritableFileConverter().convert(json);
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), "--json: " + e.getMessage(), e);
        }
    }

    private Window window() {
        if (from == null || to == null) {
            throw new ParameterException(spec.commandLine(), "Say --from and --to which day is judged.");
        }
        if (to.isBefore(from)) {
            throw new ParameterException(spec.commandLine(), "--to must not be before --from");
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, not " + threads);
        }
        if (budget != null && budget < 1) {
            throw new ParameterException(spec.commandLine(), "--budget must be at least 1, not " + budget);
        }
        return new Window(from, to);
    }

    private Teams teams() {
        return TeamsFile.load(teams != null ? teams : WorldOption.home().resolve("deploy/council/teams.yaml"))
                .teams();
    }

    private int budget(ModelFile candidate) {
        AlertBudget own = candidate.model().budget();
        int usual = own.equals(AlertBudget.UNLIMITED) ? USUAL_BUDGET : own.perTeamAndWeek();
        return budget == null ? usual : budget;
    }

    private Map<String, Language> languages(LogPlace place) throws IOException {
        if (languages != null) {
            return Languages.read(languages);
        }
        return directory ? place.languages() : Map.of();
    }

    private ReplayProgress progress(LogPlace place) {
        boolean terminal = System.console() != null && Ansi.AUTO.enabled();
        return new ReplayProgress(spec.commandLine().getErr(), terminal, terminal ? place.entries() : 0);
    }

    private void write(BacktestReport report, @Nullable Path jsonFile) throws IOException {
        List<Section> sections = BacktestSections.of(report);
        PrintWriter out = spec.commandLine().getOut();
        if (STANDARD_OUTPUT.equals(json)) {
            out.print(ReportJson.of(report));
        } else {
            out.print(ReportText.of(sections));
            if (jsonFile != null) {
                Files.writeString(jsonFile, ReportJson.of(report));
            }
        }
        out.flush();
        if (html != null) {
            Files.writeString(html, ReportHtml.of(BacktestSections.title(report), sections, CurveChart.of(report)));
        }
        if (chart != null) {
            Files.writeString(chart, CurveChart.of(report));
        }
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
