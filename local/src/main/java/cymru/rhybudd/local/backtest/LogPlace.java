package cymru.rhybudd.local.backtest;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.RecordedLog;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldTopics;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the log of record is read: in a world, running or stopped, or in an archive. */
final class LogPlace implements AutoCloseable {
    private final RecordedLog log;
    private final @Nullable Visit visit;

    private LogPlace(Records records, @Nullable Visit visit) {
        this.log = new RecordedLog(records);
        this.visit = visit;
    }

    static LogPlace open(LogOptions options, Consumer<String> progress) throws Exception {
        Path files = options.files();
        if (files != null) {
            return new LogPlace(new Archive(files), null);
        }
        Visit visit = options.world().visit(progress);
        return new LogPlace(WorldTopics.of(visit.endpoints()).records(), visit);
    }

    CitizenLog log() {
        return log;
    }

    /** How many entries it has; for a progress bar. */
    long entries() {
        return log.partitions().stream().mapToLong(log::entries).sum();
    }

    /** How many entries could not be read so far. */
    long unreadable() {
        return log.unreadable();
    }

    /** The citizens' languages, from the directory of the world; none where the log is read from an archive, which has no directory. */
    Map<String, Language> languages() {
        return visit == null ? Map.of() : Languages.ofDirectory(WorldTopics.of(visit.endpoints()));
    }

    @Override
    public void close() throws Exception {
        if (visit != null) {
            visit.close();
        }
    }
}
