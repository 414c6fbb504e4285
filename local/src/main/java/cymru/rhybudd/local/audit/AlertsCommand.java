package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.life.AlertFilter;
import cymru.rhybudd.audit.life.Alerts;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.report.AlertsReport;
import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.local.command.LanguageOption;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WritableFileConverter;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.Rag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists which alerts there were. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the alerts of all citizens, by time: where the record stands, the beginning of the alert's id, its colour and kind,"
                    + " whether it was opened or closed, the beginning of the citizen's pseudonym, and which team was told.",
            "Of a citizen it shows that and the kind, which for a notice, a claim or an eviction is what happened, but no score, indicator or"
                    + " reason, and as with every list of alerts nobody's look at it is recorded: audit explain records that somebody went on"
                    + " to an alert of a world.",
            "Yn rhestru'r rhybuddion: pryd, pa liw, ac wrth ba dîm y dywedwyd; ni chofnodir y rhestr fel edrychiad."
        })
public final class AlertsCommand implements Callable<Integer> {
    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    private final DaysOption days = new DaysOption();

    @Option(
            names = "--colour",
            paramLabel = "COLOUR",
            split = ",",
            description =
                    "Only those of this colour, by what is held after them, or of several: ${COMPLETION-CANDIDATES}.")
    private Set<Rag> colours = EnumSet.noneOf(Rag.class);

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only those of this kind, or of several: ${COMPLETION-CANDIDATES}.")
    private Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);

    @Option(
            names = "--step",
            paramLabel = "STEP",
            split = ",",
            description = "Only those that say this, or one of several: ${COMPLETION-CANDIDATES}.")
    private Set<EpisodeStep> steps = EnumSet.noneOf(EpisodeStep.class);

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "Only what this team was told, or what is or was held for it; by its key in teams.yaml.")
    private @Nullable String team;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Write it as a page that prints well; of " + AlertsReport.MOST_ON_A_PAGE + " alerts at most.")
    private @Nullable Path html;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        days.check();
        return place.look(printing, this::list);
    }

    private Integer list(Records records) throws IOException {
        AlertFilter asked = new AlertFilter(days::include, colours, kinds, steps, team);
        AlertsReport report = new AlertsReport(Alerts.of(records, asked), new LifeWords(language.language()));
        if (html != null) {
            Files.writeString(html, page(report));
        }
        printing.answer(report.lines(), report.json());
        return ExitCode.OK;
    }

    private String page(AlertsReport report) {
        if (!report.fitsOnAPage()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--html: these are more than " + AlertsReport.MOST_ON_A_PAGE
                            + " alerts: ask for fewer, with --from and --to for example, or leave it out");
        }
        return report.page().html();
    }
}
