package cymru.rhybudd.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Stores that may have missed a deletion are not gone on with. */
class StoresOnDiskTest {
    private static final Instant STOPPED = Instant.parse("2026-11-23T16:00:00Z");

    @TempDir
    Path disk;

    private final Logger logger = (Logger) LoggerFactory.getLogger(StoresOnDisk.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> discarded = new ArrayList<>();

    private Instant now = STOPPED;
    private StoresOnDisk stores;
    private Path file;

    @BeforeEach
    void anInstanceHasStores() throws IOException {
        log.start();
        logger.addAppender(log);
        stores = new StoresOnDisk(disk, "rhybudd-merthyr", () -> now);
        Files.createDirectories(disk.resolve("rhybudd-merthyr/0_0/rocksdb/state-by-citizen"));
        file = disk.resolve("rhybudd-merthyr/closed-at");
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private void open() {
        stores.open(() -> discarded.add("stores"));
    }

    @Test
    void storesThatWereClosedHalfADayAgoAreGoneOnWith() {
        stores.closed();
        now = STOPPED.plus(Duration.ofHours(12));

        open();

        assertThat(discarded).isEmpty();
        assertThat(log.list).isEmpty();
    }

    @Test
    void storesThatWereClosedEarlierAreDiscardedAndTheLogSaysWhen() {
        stores.closed();
        now = STOPPED.plus(Duration.ofHours(12)).plusMillis(1);

        open();

        assertThat(discarded).hasSize(1);
        assertThat(log.list).singleElement().satisfies(said -> {
            assertThat(said.getFormattedMessage()).contains("discarded");
            assertThat(said.getKeyValuePairs()).extracting(pair -> pair.value).containsExactly(STOPPED.toString());
        });
    }

    @Test
    void noDeletionIsForgottenBeforeStoresThatAreGoneOnWithHaveReadIt() {
        assertThat(StoresOnDisk.GONE_ON_WITH).isLessThan(Changelogs.DELETIONS_KEPT);
        assertThat(Changelogs.settings())
                .containsEntry("topic.delete.retention.ms", Changelogs.DELETIONS_KEPT.toMillis());
    }

    @Test
    void storesOfWhichNobodyKnowsWhenTheyWereClosedAreDiscarded() {
        open();

        assertThat(discarded).hasSize(1);
    }

    /** However short: what is on the disk may be as old as the start before the last. */
    @Test
    void storesAreDiscardedAfterACrash() {
        stores.closed();
        open();

        open();

        assertThat(discarded).hasSize(1);
    }

    @Test
    void storesThatWereClosedInTheFutureAreDiscarded() {
        stores.closed();
        now = STOPPED.minusMillis(1);

        open();

        assertThat(discarded).hasSize(1);
    }

    @Test
    void aTimeThatWasCutShortIsNone() throws IOException {
        Files.writeString(file, "2026-11-23T16:00:00");

        open();

        assertThat(discarded).hasSize(1);
    }

    @Test
    void whoCannotWriteTheTimeStopsAllTheSameAndDiscardsTheStoresNextTime() throws IOException {
        Files.createDirectory(file);

        assertThatCode(stores::closed).doesNotThrowAnyException();

        open();
        assertThat(discarded).hasSize(1);
    }

    @Test
    void whatWasDiscardedByHalfIsDiscardedAgain() {
        stores.closed();
        now = STOPPED.plus(Duration.ofDays(3));
        assertThatThrownBy(() -> stores.open(() -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        now = STOPPED;

        open();

        assertThat(discarded).hasSize(1);
    }

    @Test
    void nothingIsDiscardedAtTheFirstStart() throws IOException {
        StoresOnDisk first = new StoresOnDisk(disk, "rhybudd-gwent", () -> now);
        first.open(() -> discarded.add("before Kafka Streams made its directory"));
        Files.createDirectory(disk.resolve("rhybudd-gwent"));
        Files.writeString(disk.resolve("rhybudd-gwent/.lock"), "");

        first.open(() -> discarded.add("without stores"));

        assertThat(discarded).isEmpty();
        assertThat(log.list).isEmpty();
    }
}
