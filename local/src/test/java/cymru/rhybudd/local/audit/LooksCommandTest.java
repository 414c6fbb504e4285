package cymru.rhybudd.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Three looks of two officers, and a record that nobody can read. */
class LooksCommandTest {
    private static final Partition ACCESS_LOG = new Partition(Contracts.ACCESS_LOG.topic(), 0);

    @TempDir
    Path directory;

    private final Registry registry = new InMemoryRegistry();
    private final StringWriter out = new StringWriter();
    private long offset;

    @BeforeEach
    void lookThreeTimes() throws IOException {
        try (ArchiveAppender files = new ArchiveAppender(directory.resolve("archive"))) {
            look(files, "o17", View.TIMELINE, null, "2026-11-24T23:59:59.999Z");
            look(files, "o18", View.ALERT_EXPLAINED, "a-1", "2026-11-25T10:00:00Z");
            write(files, new byte[] {7}, Instant.parse("2026-11-25T11:00:00Z"));
            look(files, "o17", View.KNOWN_AS_OF, null, "2026-11-26T00:00:00Z");
            files.finish("merthyr", registry, partition -> 0);
        }
    }

    private void look(ArchiveAppender files, String officer, View view, @Nullable String alert, String at)
            throws IOException {
        Instant time = Instant.parse(at);
        Access access = new Access(officer, view, "citizen-1", alert, "complaint 7", time.minusMillis(3));
        write(
                files,
                new RegisteredSerde<>(Access.class, registry).serializer().serialize(ACCESS_LOG.topic(), access),
                time);
    }

    private void write(ArchiveAppender files, byte[] value, Instant at) throws IOException {
        files.append(
                ACCESS_LOG,
                new StoredRecord(
                        offset++, at.toEpochMilli(), "citizen-1".getBytes(StandardCharsets.UTF_8), value, List.of()));
    }

    private int run(String... more) {
        List<String> all = new ArrayList<>(
                List.of("looks", "--from-files", directory.resolve("archive").toString()));
        all.addAll(List.of(more));
        out.getBuffer().setLength(0);
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(all.toArray(String[]::new));
    }

    private List<String> records(String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("--json");
        assertThat(run(all.toArray(String[]::new))).isZero();
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        return answer.get("looks").findValuesAsText("record");
    }

    @Test
    void everyLookIsThereInOrder() throws IOException {
        assertThat(records()).containsExactly("access-log/0/0", "access-log/0/1", "access-log/0/3");
    }

    @Test
    void bothDaysAreIncluded() throws IOException {
        assertThat(records("--from", "2026-11-25")).containsExactly("access-log/0/1", "access-log/0/3");
        assertThat(records("--to", "2026-11-25")).containsExactly("access-log/0/0", "access-log/0/1");
        assertThat(records("--from", "2026-11-25", "--to", "2026-11-25")).containsExactly("access-log/0/1");
    }

    @Test
    void daysThatEndBeforeTheyBeginAreRefused() {
        assertThat(run("--from", "2026-11-26", "--to", "2026-11-25")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anOfficersLooksAreThoseOfNobodyElse() throws IOException {
        assertThat(records("--officer", "o17")).containsExactly("access-log/0/0", "access-log/0/3");
        assertThat(records("--officer", "o1")).isEmpty();
    }

    @Test
    void theListSaysWhoSawWhomWhenAndWhyInBothLanguages() {
        assertThat(run()).isZero();
        assertThat(out.toString())
                .contains(
                        "2026-11-25T10:00:00Z  access-log/0/1  officer o18 was shown an alert, explained, alert a-1 of citizen"
                                + " citizen-1: complaint 7",
                        "Looks: 3; officers: 2; citizens: 1");
        assertThat(run("--lang", "cy")).isZero();
        assertThat(out.toString()).contains("dangoswyd i swyddog o18", "3 edrychiad");
        assertThat(run("--lang", "fr")).isEqualTo(2);
    }
}
