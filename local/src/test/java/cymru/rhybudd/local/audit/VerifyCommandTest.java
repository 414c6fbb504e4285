package cymru.rhybudd.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.audit.evidence.SigningKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as governance runs it: on an archive, without any world. */
class VerifyCommandTest {
    private static final Path HOME =
            Path.of(System.getProperty("rhybudd.home", "..")).toAbsolutePath();
    private static final Path ARCHIVE = HOME.resolve("audit/src/test/resources/archives/0.1.0");

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return run(ARCHIVE, arguments);
    }

    private int run(Path archive, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("verify", "--from-files", archive.toString(), "--json"));
        all.addAll(List.of(arguments));
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void goesOnFromWhereItWasAndFindsTheSame() throws Exception {
        assertThat(run("--save", directory.toString())).isZero();
        JsonNode whole = json();

        assertThat(run("--resume", directory.toString(), "--save", directory.toString()))
                .isZero();
        assertThat(json().get("hash")).isEqualTo(whole.get("hash"));
        assertThat(json().get("events")).isEqualTo(whole.get("events"));
        assertThat(json().get("eventsBefore")).isEqualTo(whole.get("events"));

        assertThat(run("--resume", directory.toString(), "--trust-verified")).isZero();
        assertThat(json().get("hash")).isEqualTo(whole.get("hash"));
    }

    @Test
    void goesOnFromNothingThatWasAltered() throws Exception {
        assertThat(run("--save", directory.toString())).isZero();
        Path manifest = directory.resolve("milestone.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"records\" : ", "\"records\" : 1"));

        assertThat(run("--resume", directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("was altered or cut off: verify from the beginning");
        assertThat(run("--resume", directory.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("audit verify --save");
    }

    /** Before the records are looked for: checkpoints are read first. */
    @Test
    void refusesAPlaceWithoutCheckpointsBeforeItReplays() throws Exception {
        Path key = directory.resolve("notary.pem");
        SigningKey.in(key, "merthyr");
        String nowhere = directory.resolve("KEPT.txt").toString();

        assertThat(run(directory.resolve("no archive either"), "--checkpoint", nowhere, "--verifier", key + ".pub"))
                .isEqualTo(1);
        assertThat(json().get("refused").asText()).isEqualTo("there is no checkpoint in " + nowhere);
    }

    @Test
    void keepsNothingOfAnArchiveThatHasFaults() throws Exception {
        Path archive = directory.resolve("archive");
        try (Stream<Path> files = Files.walk(ARCHIVE)) {
            for (Path file : files.toList()) {
                Files.copy(file, archive.resolve(ARCHIVE.relativize(file).toString()));
            }
        }
        Files.writeString(archive.resolve("stray"), "not of it");
        Path milestone = directory.resolve("milestone");

        assertThat(run(archive, "--save", milestone.toString())).isEqualTo(1);
        assertThat(milestone.resolve("milestone.json")).doesNotExist();
        assertThat(err.toString()).contains("Nothing was saved");
    }

    @Test
    void refusesInJsonToo() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");

        assertThat(run("--resume", directory.toString())).isEqualTo(1);
        assertThat(json().get("refused").asText()).contains("audit verify --save");
        assertThat(run("--save", file.toString())).isEqualTo(1);
        assertThat(json().get("refused").asText()).contains("cannot save in " + file);
        assertThat(run(directory)).isEqualTo(1);
        assertThat(json().get("refused").asText()).contains("holds no manifest.json");
    }

    @Test
    void replaysNothingForAPageThatCannotBeWritten() {
        Path milestone = directory.resolve("milestone");

        for (String page : List.of("--html", "--pdf")) {
            assertThat(run(
                            "--save",
                            milestone.toString(),
                            page,
                            directory.resolve("missing/page").toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains(page, "there is no directory");
            assertThat(out.toString()).isEmpty();
            assertThat(milestone).doesNotExist();
        }
    }

    @Test
    void savesHowFarItCameAlsoWhereThePageFails() {
        Path tooLong = directory.resolve("x".repeat(300));

        assertThat(run("--save", directory.toString(), "--html", tooLong.toString()))
                .isEqualTo(1);
        assertThat(directory.resolve("milestone.json")).exists();
    }

    @Test
    void comparesNothingBeyondTheLogAndSaysSo() throws Exception {
        assertThat(run("--from", "1000000")).isEqualTo(1);
        assertThat(json().get("clean").asBoolean()).isFalse();
        assertThat(json().get("compared").asBoolean()).isFalse();
        assertThat(json().get("differences")).isEmpty();
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThat(run("--from", "12", "--to", "11")).isEqualTo(2);
        assertThat(err.toString()).contains("--from and --to: the first place lies after the last");
    }

    @Test
    void saysWhichOptionsDoNotGoTogether() {
        assertThat(run("--save", directory.toString(), "--partition", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--save and --resume need the whole log");
        assertThat(run("--trust-verified")).isEqualTo(2);
        assertThat(err.toString()).contains("--trust-verified goes with --resume");
    }
}
