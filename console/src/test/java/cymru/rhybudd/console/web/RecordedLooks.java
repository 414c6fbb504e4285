package cymru.rhybudd.console.web;

import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.console.governance.RecordSource;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** An archive of three looks, of which two are of one officer; and a directory for whatever is made of records. */
final class RecordedLooks {
    private static final Partition ACCESS_LOG = new Partition(Contracts.ACCESS_LOG.topic(), 0);

    private final Registry registry = new InMemoryRegistry();
    private final Path directory;

    RecordedLooks() {
        try {
            directory = Files.createTempDirectory(Path.of("target"), "looks");
            try (ArchiveAppender files = new ArchiveAppender(directory.resolve("looks"))) {
                look(files, 0, "o17", "citizen-1", View.TIMELINE, "complaint 7", "2026-10-01T10:00:00Z");
                look(
                        files,
                        1,
                        "o18",
                        "citizen-1",
                        View.ALERT_EXPLAINED,
                        "<i>an open alert</i>",
                        "2026-11-24T10:00:00Z");
                look(files, 2, "o17", "citizen-2", View.KNOWN_AS_OF, "complaint 8", "2026-11-25T23:30:00Z");
                files.finish("merthyr", registry, partition -> 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(
            ArchiveAppender files, long offset, String officer, String citizen, View view, String reason, String at)
            throws IOException {
        Instant time = Instant.parse(at);
        Access access = new Access(officer, view, citizen, null, reason, time);
        byte[] value =
                new RegisteredSerde<>(Access.class, registry).serializer().serialize(ACCESS_LOG.topic(), access);
        files.append(
                ACCESS_LOG,
                new StoredRecord(
                        offset, time.toEpochMilli(), citizen.getBytes(StandardCharsets.UTF_8), value, List.of()));
    }

    Path directory() {
        return directory;
    }

    RecordSource source() {
        return RecordSource.archive(directory.resolve("looks"));
    }
}
