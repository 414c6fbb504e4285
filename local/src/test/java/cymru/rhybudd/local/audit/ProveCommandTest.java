package cymru.rhybudd.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cymru.rhybudd.local.command.Printing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What auditors hand to somebody who has no world and no archive. */
class ProveCommandTest {
    private static final Path HOME =
            Path.of(System.getProperty("rhybudd.home", "..")).toAbsolutePath();
    private static final Path ARCHIVE = HOME.resolve("audit/src/test/resources/archives/0.1.0");

    @TempDir
    Path directory;

    private Path evidence;
    private Path key;
    private Path held;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void anArchiveThatWasAttested() throws Exception {
        evidence = directory.resolve("evidence");
        key = directory.resolve("notary.pem");
        assertThat(run("attest", "--from-files", ARCHIVE, "--evidence", evidence, "--key", key))
                .as(err.toString())
                .isZero();
        held = Files.copy(evidence.resolve("checkpoints.txt"), directory.resolve("held.txt"));
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
    }

    private Path printed(Object... arguments) throws Exception {
        assertThat(run(arguments)).as(err.toString()).isZero();
        return Files.writeString(directory.resolve("proof.json"), out.toString());
    }

    private int check(Path proof) {
        return run("check-proof", proof, "--verifier", key + ".pub", "--json");
    }

    @Test
    void aProofOfConsistencyNeedsNothingButTheKey() throws Exception {
        Path proof = printed("prove", "--consistency", held, "--evidence", evidence);

        assertThat(check(proof)).isZero();
        assertThat(Printing.JSON.readTree(out.toString()).get("holds").asBoolean())
                .isTrue();
        assertThat(out.toString()).contains("citizen-log/0 from ");
    }

    @Test
    void aProofOfCheckpointsThatWereAlteredDoesNotHold() throws Exception {
        Path proof = printed("prove", "--consistency", held, "--evidence", evidence);
        Files.writeString(proof, Files.readString(proof).replace("time 2", "time 1"));

        assertThat(check(proof)).isEqualTo(1);
    }

    @Test
    void aProofOfARecordNeedsNothingButTheKey() throws Exception {
        Path proof =
                printed("prove", "citizen-log/0/" + firstOffset(), "--from-files", ARCHIVE, "--evidence", evidence);

        assertThat(check(proof)).isZero();
    }

    @Test
    void noProofOfARecordIsGivenThatWouldNotHold() throws Exception {
        Path leaves = evidence.resolve("citizen-log-0.leaves");
        byte[] damaged = Files.readAllBytes(leaves);
        damaged[damaged.length - 1] ^= 1; // of another record
        Files.write(leaves, damaged);

        assertThat(run("prove", "citizen-log/0/" + firstOffset(), "--from-files", ARCHIVE, "--evidence", evidence))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("the hashes of citizen-log/0 do not lead to the checkpoint");
    }

    private static long firstOffset() throws Exception {
        for (var partition : Printing.JSON
                .readTree(ARCHIVE.resolve("manifest.json").toFile())
                .get("partitions")) {
            if (partition.get("topic").asText().equals("citizen-log")
                    && partition.get("partition").asInt() == 0) {
                return partition.at("/files/0/firstOffset").asLong();
            }
        }
        throw new AssertionError("the archive has no citizen-log");
    }

    @Test
    void aProofSaysInBothLanguagesWhatItShowsAndWhatItDoesNot() throws Exception {
        Path proof =
                printed("prove", "citizen-log/0/" + firstOffset(), "--from-files", ARCHIVE, "--evidence", evidence);

        assertThat(err.toString()).contains("This shows that record citizen-log/0/", "It does not show");
        JsonNode words = Printing.JSON.readTree(proof.toFile()).get("words");
        assertThat(words.get("en").toString()).contains("check-proof FILE --verifier KEY.pub");
        assertThat(words.get("cy").toString()).contains("Dengys hyn fod cofnod citizen-log/0/");
        assertThat(run("check-proof", proof, "--verifier", key + ".pub", "--lang", "cy"))
                .isZero();
        assertThat(out.toString()).contains("Mae'r prawf yn dal", "Dengys hyn", "Nid yw'n dangos");
    }

    @Test
    void aProofOfGrowthIsHeldAgainstWhatWasKept() throws Exception {
        Path proof = printed("prove", "--consistency", held, "--evidence", evidence);
        Path part = Files.writeString(
                directory.resolve("part.txt"), Files.readString(held).split("(?<=\n\n)rhybudd/")[0]);

        assertThat(run("check-proof", proof, "--verifier", key + ".pub", "--held", held))
                .isZero();
        assertThat(run("check-proof", proof, "--verifier", key + ".pub", "--held", part))
                .as("the signer left something out, or put in another beginning")
                .isEqualTo(1);
    }

    @Test
    void whoVerifiesWithTheSignersEvidenceGetsAProofToHandOn() throws Exception {
        assertThat(run(
                        "verify",
                        "--from-files",
                        ARCHIVE,
                        "--checkpoint",
                        held,
                        "--verifier",
                        key + ".pub",
                        "--evidence",
                        evidence,
                        "--json"))
                .as(err.toString())
                .isZero();

        JsonNode found = Printing.JSON.readTree(out.toString()).get("evidence");
        Path proof = Files.writeString(directory.resolve("grown.json"), found.toString());
        assertThat(run("check-proof", proof, "--verifier", key + ".pub", "--held", held))
                .isZero();
    }

    @Test
    void verifySaysThatTheLogOnlyGrewSinceTheCheckpointsThatWereKept() {
        assertThat(run(
                        "verify",
                        "--from-files",
                        ARCHIVE,
                        "--checkpoint",
                        held,
                        "--verifier",
                        key + ".pub",
                        "--evidence",
                        evidence))
                .isZero();
        assertThat(out.toString()).contains("citizen-log/0: the ", "Nothing was added");
        assertThat(run("verify", "--from-files", ARCHIVE, "--evidence", evidence))
                .isEqualTo(2);
    }

    @Test
    void oneThingIsProvenAtATime() {
        assertThat(run("prove", "--evidence", evidence)).isEqualTo(2);
        assertThat(run("prove", "decisions/0/1", "--consistency", held, "--evidence", evidence))
                .isEqualTo(2);
    }

    @Test
    void whatIsNoProofIsSaidToBeNone() throws Exception {
        Path nothing = Files.writeString(directory.resolve("nothing.json"), "{\"consistency\": []}");

        assertThat(check(nothing)).isNotZero();
        assertThat(err.toString()).contains("nothing.json holds no proof");
    }
}
