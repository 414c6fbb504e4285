package cymru.rhybudd.local.office;

import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.local.inspect.Visit;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what waits. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what waits, by hold and team: why, since when, how many of which colour, and the greatest score. Never a name.",
            "Yn dangos yr hyn sy'n aros."
        })
final class ListCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private StateOption state;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

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
        try (Visit visit = state.visit(this::say);
                HeldAlerts held = new HeldAlerts(
                        Map.of("bootstrap.servers", visit.endpoints().bootstrapServers()),
                        new TopicSerdes(Map.of(
                                TopicSerdes.REGISTRY_URL, visit.endpoints().registryUrl())))) {
            List<HeldEntry> wanted =
                    held.read().stream().filter(this::isAskedFor).toList();
            HeldReport report = HeldReport.of(wanted, alerts);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? json(report) : report.text());
            out.flush();
            return ExitCode.OK;
        }
    }

    private boolean isAskedFor(HeldEntry entry) {
        return (hold == null || hold.equals(entry.hold())) && (team == null || team.equals(entry.team()));
    }

    private static String json(HeldReport report) throws Exception {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
