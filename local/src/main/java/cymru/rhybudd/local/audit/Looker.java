package cymru.rhybudd.local.audit;

import cymru.rhybudd.local.command.OfficerIdConverter;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.View;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who looks at citizens. */
final class Looker {
    @Option(
            names = "--officer",
            paramLabel = "ID",
            defaultValue = "${sys:user.name}",
            converter = OfficerIdConverter.class,
            description = "Who looks. Default: your user name on this machine.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String officer;

    /** The look, as it is kept. */
    Access looksAt(View view, String citizen, @Nullable String alertId, String reason) {
        return new Access(officer, view, citizen, alertId, reason, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
