package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.CaseMissed;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says that an alert should have been raised. */
@Command(
        name = "missed",
        mixinStandardHelpOptions = true,
        description = {
            "Records that an alert should have been raised, and was not.",
            "Yn cofnodi y dylid bod wedi rhoi rhybudd, ac na wnaed hynny."
        })
final class MissedCommand implements Callable<Integer> {
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
    private Printing printing;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ActingAbout acting;

    @Override
    public Integer call() throws Exception {
        return acting.carryOut(printing, new CaseMissed(by, indicator));
    }
}
