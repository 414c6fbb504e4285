package cymru.rhybudd.console.governance;

import cymru.rhybudd.console.desk.Oversight;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Everything that governance staff are shown. */
public record Governance(
        ReadingRoom room,
        SeenWhom seen,
        Lives lives,
        Verifications verifications,
        Models models,
        Withheld withheld,
        boolean readsArchive)
        implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** By those settings; the records are the brokers' unless an archive is named. */
    public static Governance of(GovernanceSettings settings, RecordSource brokers, Oversight oversight, Clock clock) {
        Path archive = settings.archive();
        RecordSource source = archive == null ? brokers : RecordSource.archive(archive);
        ReadingRoom room = new ReadingRoom(source, settings.index(), PATIENCE);
        return new Governance(
                room,
                new SeenWhom(room),
                new Lives(room),
                new Verifications(source, settings.verifications(), settings.verifyMegabytes(), clock),
                new Models(oversight),
                new Withheld(settings.engineMetrics()),
                archive != null);
    }

    @Override
    public void close() {
        verifications.close();
        room.close();
    }
}
