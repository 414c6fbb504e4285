package cymru.rhybudd.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.audit.evidence.Notary;
import cymru.rhybudd.audit.evidence.SigningKey;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.local.Terminal;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions that were attested at nine, and rulings that were attested then and again at ten. */
class InspectCommandTest {
    private static final Partition DECISIONS = new Partition(Contracts.DECISIONS.topic(), 0);
    private static final Partition CONTROLS = new Partition(Contracts.CONTROLS.topic(), 0);
    private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path directory;

    private Path key;
    private Path evidence;

    @BeforeEach
    void twoTimesAttested() throws IOException {
        key = directory.resolve("notary.pem");
        evidence = directory.resolve("evidence");
        attest(archive("nine", 3, 2), evidence, NINE);
        attest(archive("ten", 3, 5), evidence, TEN);
    }

    private Path archive(String name, int decisions, int controls) throws IOException {
        Path archive = directory.resolve(name);
        try (ArchiveAppender files = new ArchiveAppender(archive)) {
            append(files, DECISIONS, decisions);
            append(files, CONTROLS, controls);
            files.finish("merthyr", new InMemoryRegistry(), partition -> 0);
        }
        return archive;
    }

    private static void append(ArchiveAppender files, Partition partition, int records) throws IOException {
        for (int offset = 0; offset < records; offset++) {
            byte[] value = {(byte) offset};
            files.append(partition, new StoredRecord(offset, NINE.toEpochMilli(), value, value, List.of()));
        }
    }

    private void attest(Path archive, Path evidence, Instant at) throws IOException {
        try (Notary notary = new Notary("merthyr", evidence, SigningKey.in(key, "merthyr"))) {
            notary.attest(new Archive(archive), at);
        }
    }

    private Terminal inspect(Path archive, Path evidence, String... more) {
        List<Object> all = new ArrayList<>(List.of("audit", "inspect", "--from-files", archive));
        all.addAll(List.of("--checkpoint", evidence, "--verifier", key + ".pub"));
        all.addAll(List.of(more));
        return Terminal.run(all.toArray());
    }

    @Test
    void whereNothingWasAlteredItIsSaidWhenTheCheckpointsWereSigned() throws IOException {
        Terminal inspected = inspect(directory.resolve("ten"), evidence);

        assertThat(inspected.exitCode()).as(inspected.text()).isZero();
        assertThat(inspected.text())
                .contains(
                        "Nothing was altered.",
                        "The latest checkpoint was signed at 2026-11-25T10:00:00Z, by the signer's clock; the last one of"
                                + " every partition was signed at 2026-11-25T09:00:00Z or later.",
                        "Llofnodwyd y pwynt gwirio diwethaf am 2026-11-25T10:00:00Z");
    }

    @Test
    void programsAreToldWhenTheLastCheckpointOfEachPartitionWasSigned() throws IOException {
        JsonNode signed =
                inspect(directory.resolve("ten"), evidence, "--json").json().get("signedAt");

        assertThat(signed.get("decisions/0").asText()).isEqualTo(NINE.toString());
        assertThat(signed.get("controls/0").asText()).isEqualTo(TEN.toString());
        assertThat(signed).hasSize(2);
    }

    @Test
    void oneTimeOfAllPartitionsIsSaidOnce() throws IOException {
        Path once = directory.resolve("once");
        attest(directory.resolve("ten"), once, TEN);

        Terminal inspected = inspect(directory.resolve("ten"), once);

        assertThat(inspected.exitCode()).as(inspected.text()).isZero();
        assertThat(inspected.text())
                .contains("The checkpoints were signed at 2026-11-25T10:00:00Z, by the signer's clock.");
    }

    @Test
    void anotherKeyIsSaidToBeAnotherAndNoRecordToBeAltered() throws IOException {
        key = directory.resolve("other.pem");
        SigningKey.in(key, "merthyr");

        Terminal inspected = inspect(directory.resolve("ten"), evidence);

        assertThat(inspected.exitCode()).isEqualTo(1);
        assertThat(inspected.text())
                .contains("Ni ellir dibynnu ar y dystiolaeth", "/ The evidence cannot be relied on")
                .doesNotContain("Records were altered", "NEVER_ATTESTED", "are attested");
    }

    /** Before the records are looked for: checkpoints are read first. */
    @Test
    void whereThereIsNoCheckpointThereIsNoAnswer() throws IOException {
        Terminal inspected = inspect(directory.resolve("no archive either"), directory.resolve("KEPT.txt"), "--json");

        assertThat(inspected.exitCode()).isEqualTo(1);
        assertThat(inspected.json().get("refused").asText()).contains("there is no checkpoint in", "KEPT.txt");
    }

    @Test
    void whatBeganAfterTheCheckpointsIsNotAttestedYet() throws IOException {
        Path kept = directory.resolve("kept");
        Path archive = directory.resolve("one");
        try (ArchiveAppender files = new ArchiveAppender(archive)) {
            append(files, DECISIONS, 3);
            files.finish("merthyr", new InMemoryRegistry(), partition -> 0);
        }
        attest(archive, kept, NINE);

        Terminal inspected = inspect(directory.resolve("ten"), kept);

        assertThat(inspected.exitCode()).as(inspected.text()).isZero();
        assertThat(inspected.text())
                .contains(
                        "By their times, the records of controls/0 (5) are younger than the latest checkpoint: none of them"
                                + " is attested yet.",
                        "mae cofnodion controls/0 (5) yn iau na'r pwynt gwirio diwethaf");
        assertThat(inspect(directory.resolve("ten"), kept, "--json")
                        .json()
                        .at("/younger/controls~10")
                        .asLong())
                .isEqualTo(5);
    }

    @Test
    void whereSomethingWasAlteredNoTimeVouchesForIt() throws IOException {
        Terminal inspected = inspect(directory.resolve("nine"), evidence);

        assertThat(inspected.exitCode()).isEqualTo(1);
        assertThat(inspected.text()).contains("TRUNCATED controls/0").doesNotContain("signed at 2026", "Llofnodwyd");
        assertThat(inspect(directory.resolve("nine"), evidence, "--json").json().has("signedAt"))
                .isFalse();
    }
}
