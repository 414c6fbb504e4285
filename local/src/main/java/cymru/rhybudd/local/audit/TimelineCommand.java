package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.life.Life;
import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.report.ScoreChart;
import cymru.rhybudd.audit.report.TimelineReport;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WritableFileConverter;
import cymru.rhybudd.schemas.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows everything about one citizen in order. */
@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description = {
            "Shows everything that was recorded of one citizen, in order: rows that came, went, or were moved by links; verdicts with score,"
                    + " colour and reason; alerts; who was told; what waited; what officers did; models; who looked.",
            "With --svg it also draws the score over time."
        })
public final class TimelineCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CITIZEN", description = "The citizen's pseudonym, whole.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String citizen;

    @Mixin
    private final LifeOptions looking = new LifeOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Draw the score with its thresholds and what happened.")
    private @Nullable Path svg;

    @Override
    public Integer call() throws Exception {
        return looking.look(printing, this::show);
    }

    private void show(LifeIndex lives) throws Exception {
        Life life = looking.life(lives, citizen);
        looking.record(printing, View.TIMELINE, citizen, null);
        TimelineReport report = new TimelineReport(life, looking.words());
        printing.answer(report.text(), report.json());
        if (svg != null) {
            Files.writeString(svg, ScoreChart.of(life, looking.words()));
        }
    }
}
