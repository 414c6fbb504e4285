package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.verify.Scope;
import cymru.rhybudd.audit.verify.Verification;
import cymru.rhybudd.audit.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CouncilArchiveTest {
    private static final Home HOME = Home.ofThisProcess();

    @TempDir
    Path directory;

    private Path archive;

    @BeforeEach
    void anArchiveOfTwelveDays() throws IOException {
        archive = directory.resolve("archive");
        CouncilArchive.write(HOME, archive, 3, 600, 12_000, 12);
    }

    @Test
    void allOfItFollowsFromItsLogWithAnyNumberOfThreads() throws IOException {
        Archive records = new Archive(archive);
        Verification verification = new Verification(records, Scope.WHOLE.standingStill());
        VerificationReport report = verification.run(1, more -> {});

        assertThat(records.faults()).isEmpty();
        assertThat(report.differences()).isEmpty();
        assertThat(report.events()).isGreaterThan(12_000);
        assertThat(report.notifications()).isPositive();
        assertThat(verification.run(3, more -> {})).isEqualTo(report);
    }

    @Test
    void theSameFiguresGiveTheSameBytes() throws IOException {
        Path again = directory.resolve("again");
        CouncilArchive.write(HOME, again, 3, 600, 12_000, 12);

        assertThat(again.resolve("manifest.json")).hasSameBinaryContentAs(archive.resolve("manifest.json"));
    }
}
