package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.life.Explanation;
import cymru.rhybudd.audit.life.Life;
import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.report.ExplainReport;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WritableFileConverter;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Explains one alert. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains one alert as an auditor needs it, under the six explanations of \"Explaining decisions made with AI\" (ICO and The Alan"
                    + " Turing Institute): each contribution back to its source rows, the model in force, purposes, who was told, and what"
                    + " they did.",
            "Yn egluro un rhybudd; --lang cy am yr esboniad yn Gymraeg."
        })
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ALERT", description = "The alert's id, or its beginning: at least 8 characters.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String alert;

    @Mixin
    private final LifeOptions looking = new LifeOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            converter = WritableFileConverter.class,
            description = "Write it as a page that prints well.")
    private @Nullable Path html;

    @Override
    public Integer call() throws Exception {
        return looking.look(printing, this::show);
    }

    private void show(LifeIndex lives) throws Exception {
        Alert found = find(lives);
        Life life = looking.life(lives, found.getCitizen());
        looking.record(printing, View.ALERT_EXPLAINED, found.getCitizen(), found.getAlertId());
        ExplainReport report = new ExplainReport(Explanation.of(lives, life, found.getAlertId()), looking.words());
        printing.answer(report.page().text(), report.json());
        if (html != null) {
            Files.writeString(html, report.page().html());
        }
    }

    private Alert find(LifeIndex lives) throws IOException {
        try {
            return lives.alert(alert);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(looking.command().commandLine(), e.getMessage(), e);
        }
    }
}
