package cymru.rhybudd.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.bench.Delays.Told;
import cymru.rhybudd.council.Teams;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.local.command.DurationConverter;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.SourceChange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures from the commit in a council database until officers' browsers are told. */
@Command(
        name = "announcements",
        mixinStandardHelpOptions = true,
        description =
                "Signs officers in to the console of a running ./rhybudd up, and measures from the commit in a council"
                        + " database until their browsers announce the alert.")
final class AnnouncementCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            defaultValue = ".rhybudd",
            description = "Of the run. Default: ${DEFAULT-VALUE}.")
    private Path state = Path.of(".rhybudd");

    @Option(
            names = "--officers",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many browsers listen. Default: ${DEFAULT-VALUE}.")
    private int officers;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to listen. Default: ${DEFAULT-VALUE}.")
    private Duration duration = Duration.ofMinutes(1);

    /**
     * What was measured.
     *
     * @param officers how many listened to the end
     * @param alerts that opened meanwhile
     * @param untilWritten from the commit until the broker took in the telling
     * @param untilRead from the commit until a reader of what is committed had it
     * @param fromCommit until each browser was told
     */
    record Measured(long officers, long alerts, Delays untilWritten, Delays untilRead, Delays fromCommit) {}

    /**
     * An alert that opened.
     *
     * @param committed when the council's database had what it came of
     * @param written when the broker took in that a team is told
     * @param read when a reader of what is committed had it
     */
    private record Opened(String team, Instant committed, Instant written, Instant read) {}

    @Override
    public Integer call() throws Exception {
        Endpoints world = Endpoints.read(state.resolve("endpoints.json"))
                .filter(running -> running.consoleUrl() != null)
                .orElseThrow(() -> new IllegalStateException(
                        state + " holds no running council with a console: start one with ./rhybudd up"));
        List<String> teams =
                TeamsFile.load(Home.ofThisProcess().of("deploy/council/teams.yaml")).teams().teams().values().stream()
                        .flatMap(ofPatch -> ofPatch.values().stream())
                        .map(Teams.Team::key)
                        .sorted()
                        .toList();
        try (Listeners listeners = new Listeners(URI.create(String.valueOf(world.consoleUrl())), officers, teams)) {
            TreeMap<Long, Opened> opened = opened(WorldTopics.of(world));
            TreeMap<Long, Told> told = new TreeMap<>();
            opened.forEach((offset, alert) -> told.put(offset, new Told(alert.team, alert.committed)));
            Measured measured = new Measured(
                    listeners.listening(),
                    opened.size(),
                    Delays.between(opened.values(), Opened::committed, Opened::written),
                    Delays.between(opened.values(), Opened::committed, Opened::read),
                    Delays.untilAnnounced(told, listeners.heard()));
            spec.commandLine()
                    .getOut()
                    .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured));
        }
        return ExitCode.OK;
    }

    /** Those that open from now on; what came of the clock or waited has no commit to measure from. */
    private TreeMap<Long, Opened> opened(WorldTopics topics) {
        TreeMap<Long, Opened> opened = new TreeMap<>();
        Instant end = Instant.now().plus(duration);
        try (KafkaConsumer<String, OfficerNotification> consumer =
                topics.committed(topics.values(Contracts.OFFICER_NOTIFICATIONS))) {
            List<TopicPartition> partition = List.of(new TopicPartition(Contracts.OFFICER_NOTIFICATIONS.topic(), 0));
            consumer.assign(partition);
            consumer.seekToEnd(partition);
            while (Instant.now().isBefore(end)) {
                ConsumerRecords<String, OfficerNotification> records = consumer.poll(Duration.ofMillis(200));
                Instant read = Instant.now();
                for (ConsumerRecord<String, OfficerNotification> record : records) {
                    OfficerNotification notification = record.value();
                    SourceChange change =
                            notification.getAlert().getAssessment().getChange();
                    if (!Canary.is(record.key())
                            && notification.getAlert().getStep() == EpisodeStep.OPENED
                            && notification.getReleasedFrom() == null
                            && change != null) {
                        opened.put(
                                record.offset(),
                                new Opened(
                                        notification.getTeam(),
                                        change.getCommittedAt(),
                                        Instant.ofEpochMilli(record.timestamp()),
                                        read));
                    }
                }
            }
        }
        return opened;
    }
}
