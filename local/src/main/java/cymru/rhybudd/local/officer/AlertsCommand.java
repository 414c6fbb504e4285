package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReadableTopics;
import cymru.rhybudd.local.command.ReadingOption;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what teams were told. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the alerts that teams were told, the latest last: id, the beginning of the pseudonym, kind, colour, date, team,"
                    + " and what it came to. Never a name.",
            "Yn rhestru'r rhybuddion a anfonwyd at y timau."
        })
final class AlertsCommand implements Callable<Integer> {
    @Option(names = "--team", paramLabel = "TEAM", description = "Only what this team was told, by key.")
    private @Nullable String team;

    @Option(
            names = "--citizen",
            paramLabel = "CITIZEN",
            defaultValue = "",
            description = "Only about citizens whose pseudonym begins so.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String citizen;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ReadingOption place;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        return place.look(printing, topics -> {
            List<ToldAlert> told = ToldAlert.all(topics).stream()
                    .filter(one -> team == null || team.equals(one.team()))
                    .filter(one -> one.alert().getCitizen().startsWith(citizen))
                    .toList();
            AlertList list =
                    new AlertList(told.subList(Math.max(0, told.size() - last), told.size()), outcomes(topics));
            printing.answer(list.text(told.size()), list.json());
        });
    }

    /** By alert; the last word counts, unless it was taken back. */
    private static Map<String, AlertOutcome> outcomes(ReadableTopics topics) {
        Map<String, AlertOutcome> outcomes = new HashMap<>();
        topics.read(Contracts.OFFICER_ACTIONS, (about, acted) -> {
            if (acted != null && acted.getAction() instanceof OutcomeRecorded recorded) {
                outcomes.put(recorded.getAlertId(), recorded.getOutcome());
            } else if (acted != null && acted.getAction() instanceof OutcomeWithdrawn withdrawn) {
                outcomes.remove(withdrawn.getAlertId());
            }
        });
        return outcomes;
    }
}
