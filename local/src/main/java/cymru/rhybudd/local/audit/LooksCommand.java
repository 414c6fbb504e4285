package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.life.Looks;
import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.audit.report.LooksReport;
import cymru.rhybudd.local.command.LanguageOption;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.Access;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists who looked at whom. */
@Command(
        name = "looks",
        mixinStandardHelpOptions = true,
        description = {
            "Lists who looked at which citizen, when and why, in the console or by an audit command, over all citizens.",
            "It shows nothing of a citizen but that somebody looked, under the pseudonym, and is not recorded itself: whoever goes on to"
                    + " that citizen is.",
            "Yn rhestru pwy edrychodd ar bwy, pryd a pham."
        })
public final class LooksCommand implements Callable<Integer> {
    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    private final DaysOption days = new DaysOption();

    @Option(names = "--officer", paramLabel = "ID", description = "Only those of this officer.")
    private @Nullable String officer;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Override
    public Integer call() throws Exception {
        days.check();
        return place.look(printing, records -> {
            LooksReport report =
                    new LooksReport(Looks.of(records, this::isAskedFor), new LifeWords(language.language()));
            printing.answer(report.text(), report.json());
            return ExitCode.OK;
        });
    }

    /** By the record's time, which whoever looked did not give. */
    private boolean isAskedFor(Happening look) {
        return days.include(look.at()) && (officer == null || officer.equals(((Access) look.body()).getOfficer()));
    }
}
