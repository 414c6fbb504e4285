package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.CaseMissed;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that an alert should have been raised. */
@Command(
        name = "missed",
        mixinStandardHelpOptions = true,
        description = {
            "Records that an alert should have been raised, and was not.",
            "Yn cofnodi y dylid bod wedi rhoi rhybudd, ac na wnaed hynny."
        })
final class MissedCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CITIZEN",
            description = "The citizen's pseudonym, or as much of its beginning as is shown.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String citizen;

    @Option(names = "--by", paramLabel = "DATE", required = true, description = "By when it should have been raised.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate by;

    @Option(
            names = "--indicator",
            paramLabel = "INDICATOR",
            converter = IndicatorConverter.class,
            description = "The indicator that should have shown it, such as rent-arrears. Default: none would have.")
    private @Nullable String indicator;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Acting acting;

    @Override
    public Integer call() throws Exception {
        WorldTopics topics = world.running();
        return acting.carryOut(topics, printing, Citizens.find(topics, citizen), new CaseMissed(by, indicator));
    }
}
