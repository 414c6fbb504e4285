package cymru.rhybudd.local.backtest;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.RecordedLog;
import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.backtest.LogFiles;
import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.local.command.Visit;
import cymru.rhybudd.local.command.WorldTopics;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the log of record is read: in a world, running or stopped, or in files. */
final class LogPlace implements AutoCloseable {
    private final CitizenLog log;
    private final @Nullable Path files;
    private final @Nullable Visit visit;

    private LogPlace(CitizenLog log, @Nullable Path files, @Nullable Visit visit) {
        this.log = log;
        this.files = files;
        this.visit = visit;
    }

    static LogPlace open(LogOptions options, Consumer<String> progress) throws Exception {
        Path files = options.files();
        if (files != null) {
            CitizenLog log = Archive.isIn(files) ? new RecordedLog(new Archive(files)) : new LogFiles(files);
            return new LogPlace(log, files, null);
        }
        Visit visit = options.world().visit(progress);
        return new LogPlace(new RecordedLog(WorldTopics.of(visit.endpoints()).records()), null, visit);
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
        return log instanceof RecordedLog recorded ? recorded.unreadable() : 0;
    }

    /** The citizens' languages, from the directory of the world, or from the file beside an exported log. */
    Map<String, Language> languages(boolean directory) {
        if (files != null) {
            return Languages.read(files);
        }
        return directory && visit != null ? Languages.ofDirectory(WorldTopics.of(visit.endpoints())) : Map.of();
    }

    @Override
    public void close() throws Exception {
        if (visit != null) {
            visit.close();
        }
    }
}
