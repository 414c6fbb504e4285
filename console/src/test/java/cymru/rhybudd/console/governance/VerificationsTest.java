package cymru.rhybudd.console.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.console.governance.Verified.End;
import cymru.rhybudd.console.words.Language;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the archive of a released version, in a process of its own. */
class VerificationsTest {
    private static final RecordSource ARCHIVE = RecordSource.archive(
            Path.of("../audit/src/test/resources/archives/0.1.0").toAbsolutePath());

    @TempDir
    Path directory;

    private Verifications verifications(RecordSource source) {
        return new Verifications(source, directory, 256, Clock.systemUTC());
    }

    @Test
    void aVerificationSaysInBothLanguagesWhatItFoundAndIsKept() throws InterruptedException {
        try (Verifications verifications = verifications(ARCHIVE)) {
            verifications.begin("p.price");
            assertThat(verifications.running()).isPresent();
            verifications.awaitEnd();
            assertThat(verifications.running()).isEmpty();
        }

        // Another instance reads the same.
        Verified ended = verifications(ARCHIVE).ended().get(0);
        assertThat(ended.officer()).isEqualTo("p.price");
        assertThat(ended.end()).isEqualTo(End.CLEAN);
        assertThat(ended.report(Language.ENGLISH).orElseThrow().text())
                .contains("Everything that was written follows from the log.", "hash ");
        assertThat(ended.report(Language.WELSH).orElseThrow().text()).contains("yn dilyn o'r log");
        assertThat(verifications(ARCHIVE).ended(ended.id())).isPresent();
    }

    @Test
    void oneThatIsStoppedSaysSo() throws InterruptedException {
        try (Verifications verifications = verifications(ARCHIVE)) {
            verifications.begin("p.price");
            verifications.begin("q.rees");
            verifications.cancel();
            verifications.awaitEnd();

            assertThat(verifications.ended())
                    .extracting(Verified::officer, Verified::end)
                    .containsExactly(tuple("p.price", End.CANCELLED));
        }
    }

    @Test
    void oneThatCannotReadTheRecordsDoesNotComeToItsEnd() throws InterruptedException {
        try (Verifications verifications = verifications(RecordSource.archive(directory.resolve("nowhere")))) {
            verifications.begin("p.price");
            verifications.awaitEnd();

            assertThat(verifications.ended()).extracting(Verified::end).isEqualTo(List.of(End.FAILED));
        }
    }
}
