package cymru.rhybudd.console.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingRoomTest {
    private static final RecordSource ARCHIVE =
            RecordSource.archive(Path.of("../audit/src/test/resources/archives/0.1.0"));

    @TempDir
    Path directory;

    @Test
    void whoeverAsksIsAnsweredWithWhatTheRecordsSay() {
        try (ReadingRoom room = new ReadingRoom(ARCHIVE, directory, Duration.ofMinutes(1))) {
            assertThat(room.<Long>lives("count", lives -> lives.count())).isPositive();
            assertThat(room.<Integer>records(
                            "partitions",
                            records -> records.partitions("citizen-log").size()))
                    .isPositive();
        }
    }

    @Test
    void whoeverAsksForWhatTakesLongIsToldSo() {
        CountDownLatch over = new CountDownLatch(1);
        try (ReadingRoom room = new ReadingRoom(ARCHIVE, directory, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> room.records("long", records -> waited(over)))
                    .isInstanceOf(BusyException.class);
            over.countDown();
            room.records("another", records -> true);

            // What was found meanwhile is there, and is not looked for a second time.
            assertThat(room.<Boolean>records("long", records -> false)).isTrue();
        } finally {
            over.countDown();
        }
    }

    @Test
    void aFaultIsGivenOnAsItIs() {
        try (ReadingRoom room = new ReadingRoom(ARCHIVE, directory, Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> room.records("fault", records -> {
                        throw new IllegalStateException("no records");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no records");
        }
    }

    private static boolean waited(CountDownLatch over) {
        try {
            over.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
