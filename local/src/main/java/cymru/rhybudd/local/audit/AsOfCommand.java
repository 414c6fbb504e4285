package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.life.KnownAsOf;
import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.report.AsOfReport;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WritableFileConverter;
import cymru.rhybudd.schemas.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what was known of one citizen at an instant. */
@Command(
        name = "as-of",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the system knew of one citizen at an instant, and what officers saw: the rows that stood, the picture in force, open"
                    + " alerts, what had been told, what waited, snoozes and cases; and what had happened by then and was not decided upon, or not"
                    + " even known, yet.",
            "The instant is by the times of the records, which is when the service took each in."
        })
public final class AsOfCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CITIZEN", description = "The citizen's pseudonym, whole.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String citizen;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "INSTANT",
            description = "In UTC, such as 2026-11-25T10:15:00Z. What became known in this very millisecond was known.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Instant at;

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
        KnownAsOf known = KnownAsOf.of(looking.life(lives, citizen), at);
        looking.record(printing, View.KNOWN_AS_OF, citizen, null);
        AsOfReport report = new AsOfReport(citizen, known, looking.words());
        printing.answer(report.page().text(), report.json());
        if (html != null) {
            Files.writeString(html, report.page().html());
        }
    }
}
