package cymru.rhybudd.console.governance;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two hundred and fifty looks, a second apart, of two officers at ten citizens. */
class SeenWhomTest {
    private static final Partition ACCESS_LOG = new Partition(Contracts.ACCESS_LOG.topic(), 0);
    private static final Instant MIDNIGHT = Instant.parse("2026-11-26T00:00:00Z");
    private static final int LOOKS = 250;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // before each test
    private ReadingRoom room;

    @SuppressWarnings("NullAway.Init") // before each test
    private SeenWhom seen;

    @BeforeEach
    void record() throws IOException {
        Registry registry = new InMemoryRegistry();
        try (ArchiveAppender files = new ArchiveAppender(directory.resolve("looks"))) {
            for (int number = 0; number < LOOKS; number++) {
                Instant at = MIDNIGHT.plusSeconds(number);
                String citizen = "citizen-" + number % 10;
                Access access = new Access("o" + number % 2, View.FOUND, citizen, null, "look " + number, at);
                files.append(
                        ACCESS_LOG,
                        new StoredRecord(
                                number,
                                at.toEpochMilli(),
                                citizen.getBytes(StandardCharsets.UTF_8),
                                new RegisteredSerde<>(Access.class, registry)
                                        .serializer()
                                        .serialize(ACCESS_LOG.topic(), access),
                                List.of()));
            }
            files.finish("merthyr", registry, partition -> 0);
        }
        room = new ReadingRoom(
                RecordSource.archive(directory.resolve("looks")), directory.resolve("index"), Duration.ofMinutes(1));
        seen = new SeenWhom(room);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Pageful page(String citizen, String officer, int page) {
        return seen.looks(new Looking(citizen, officer, MIDNIGHT, MIDNIGHT.plusSeconds(LOOKS)), Language.ENGLISH, page);
    }

    private static List<List<String>> rows(Pageful page) {
        return page.report().parts().get(0).rows();
    }

    @ParameterizedTest
    @CsvSource({"1, 249, 150, 100", "2, 149, 50, 100", "3, 49, 0, 50", "99, 49, 0, 50", "0, 249, 150, 100"})
    void aPageHasItsHundredTheNewestFirst(int asked, int newest, int oldest, int many) {
        List<List<String>> rows = rows(page("", "", asked));

        assertThat(rows).hasSize(many);
        assertThat(rows.get(0)).contains("look " + newest);
        assertThat(rows.get(many - 1)).contains("look " + oldest);
    }

    @Test
    void whatIsCountedIsAllOfThem() {
        Pageful page = page("", "", 2);
        assertThat(page.pages()).isEqualTo(3);
        assertThat(page.report().parts().get(0).notes()).containsExactly("Looks: 250; officers: 2; citizens: 10");

        Pageful ofOne = page("", "o1", 1);
        assertThat(ofOne.pages()).isEqualTo(2);
        assertThat(ofOne.report().parts().get(0).notes()).containsExactly("Looks: 125; officers: 1; citizens: 5");
    }

    @Test
    void ofACitizenItIsTheSame() {
        assertThat(rows(page("citizen-3", "", 1)))
                .hasSize(25)
                .first()
                .satisfies(row -> assertThat(row).contains("look 243"));
        assertThat(rows(page("citizen-3", "o0", 1))).isEmpty();
    }
}
