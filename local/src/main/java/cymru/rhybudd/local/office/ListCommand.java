package cymru.rhybudd.local.office;

import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.ReadingOption;
import cymru.rhybudd.schemas.Contracts;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what waits. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what waits, by hold and team: why, since when, how many of which colour, and the greatest score. Never a name.",
            "Yn dangos yr hyn sy'n aros."
        })
final class ListCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ReadingOption place;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Option(names = "--hold", paramLabel = "HOLD", description = "Only this hold.")
    private @Nullable String hold;

    @Option(names = "--team", paramLabel = "TEAM", description = "Only what waits for this team, by key.")
    private @Nullable String team;

    @Option(
            names = "--alerts",
            description = "Show each alert too, with its id and the first 8 characters of the citizen's pseudonym.")
    private boolean alerts;

    @Override
    public Integer call() throws Exception {
        return place.look(printing, topics -> {
            Map<String, HeldEntry> latest = new HashMap<>();
            topics.read(Contracts.HELD_ALERTS, (alert, held) -> {
                if (held != null) {
                    latest.put(alert, HeldEntry.of(held));
                }
            });
            HeldReport report = HeldReport.of(
                    latest.values().stream().filter(this::isAskedFor).toList(), alerts);
            printing.answer(report.text(), report);
        });
    }

    private boolean isAskedFor(HeldEntry entry) {
        return (hold == null || hold.equals(entry.hold())) && (team == null || team.equals(entry.team()));
    }
}
