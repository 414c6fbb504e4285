package cymru.rhybudd.local.inspect;

import cymru.rhybudd.app.Doctor;
import cymru.rhybudd.app.Finding;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldOption;
import cymru.rhybudd.local.world.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says what keeps an instance from working, and what to do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at configuration, the council's files, the key, disk, open files, registry, brokers, topics and clocks; changes nothing, and"
                    + " says what to do.",
            "Where RHYBUDD_BOOTSTRAP_SERVERS is set and --state is not given it looks at what the environment says, as the service reads it;"
                    + " else at the world that runs here. Exit code 0: all is as it must be. 1: something is not."
        })
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WorldOption world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = findings(System.getenv());
        StringBuilder words = new StringBuilder();
        for (Finding finding : findings) {
            words.append(finding.good() ? "good  " : "WRONG ")
                    .append(finding.check())
                    .append(": ")
                    .append(finding.says());
            words.append(finding.good() ? "\n" : "\n      → " + finding.remedy() + "\n");
        }
        printing.answer(words.toString(), findings);
        return findings.stream().allMatch(Finding::good) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    List<Finding> findings(Map<String, String> environment) throws IOException, InterruptedException {
        return environment.containsKey("RHYBUDD_BOOTSTRAP_SERVERS") && !world.isNamed()
                ? Doctor.examine(environment)
                : ofTheWorld(environment);
    }

    private List<Finding> ofTheWorld(Map<String, String> environment) throws IOException, InterruptedException {
        Path state = world.directory();
        Optional<Endpoints> endpoints = Endpoints.read(state.resolve("endpoints.json"));
        return endpoints.isPresent()
                ? Doctor.examine(environment(environment, state, endpoints.get()))
                : List.of(new Finding(
                        "world",
                        false,
                        "none runs on " + state,
                        "start one with ./rhybudd up, or set the service's environment (docs/operations.md)"));
    }

    private static Map<String, String> environment(Map<String, String> environment, Path state, Endpoints endpoints) {
        Map<String, String> of = new HashMap<>(environment);
        of.keySet().removeIf(name -> name.startsWith("RHYBUDD_")); // of another place: a world takes none of them
        of.put("RHYBUDD_BOOTSTRAP_SERVERS", endpoints.bootstrapServers());
        of.put("RHYBUDD_REGISTRY_URL", endpoints.registryUrl());
        of.put("RHYBUDD_STATE_DIRECTORY", state.resolve("streams").toString());
        of.put(
                "RHYBUDD_PSEUDONYM_KEY_FILE",
                state.resolve("service/pseudonym.key").toString());
        of.put(
                "RHYBUDD_COUNCIL_DIRECTORY",
                WorldOption.home().resolve("deploy/council").toString());
        of.put(
                "RHYBUDD_TOPIC_CATALOGUE",
                WorldOption.home().resolve("deploy/topics.yaml").toString());
        of.put("RHYBUDD_LOCAL", "true");
        of.put("RHYBUDD_REPLICATION_FACTOR", "1");
        return of;
    }
}
