package cymru.rhybudd.audit.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at the seconds 10, 20, 20 and 30. */
class LooksTest {
    private static final Partition ACCESS_LOG = new Partition(Contracts.ACCESS_LOG.topic(), 0);
    private static final Instant MIDNIGHT = Instant.parse("2026-11-26T00:00:00Z");

    private final Registry registry = new InMemoryRegistry();
    private final RecordsInMemory records = new RecordsInMemory(registry);

    LooksTest() {
        List.of(10, 20, 20, 30).forEach(second -> look(MIDNIGHT.plusSeconds(second)));
    }

    private void look(Instant at) {
        Access access = new Access("o17", View.TIMELINE, "citizen-1", null, "complaint 7", at);
        byte[] value =
                new RegisteredSerde<>(Access.class, registry).serializer().serialize(ACCESS_LOG.topic(), access);
        List<StoredRecord> all = records.in(ACCESS_LOG);
        all.add(new StoredRecord(
                all.size(), at.toEpochMilli(), "citizen-1".getBytes(StandardCharsets.UTF_8), value, List.of()));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                argumentSet("the first instant is meant", 10_000L, 10_001L, List.of(0L)),
                argumentSet("the end is not", 0L, 10_000L, List.of()),
                argumentSet("those of one instant stay together", 20_000L, 30_000L, List.of(1L, 2L)),
                argumentSet("a millisecond later they are over", 20_001L, 30_001L, List.of(3L)),
                argumentSet("after all of them", 30_001L, 40_000L, List.of()),
                argumentSet("around all of them", 0L, 40_000L, List.of(0L, 1L, 2L, 3L)));
    }

    /** As where the partition moved to a broker whose clock is behind. */
    @Test
    void aLookIsFoundThoughTheOneBeforeItBearsALaterTime() {
        look(MIDNIGHT.plusSeconds(15));

        assertThat(between(12_000, 18_000)).containsExactly(4L);
    }

    /** As where a broker's clock was years ahead for a moment. */
    @Test
    void noLookIsHiddenByTheTimeOfAnother() {
        look(MIDNIGHT.plus(Duration.ofDays(2_000)));
        look(MIDNIGHT.plusSeconds(50));

        assertThat(between(40_000, 60_000)).containsExactly(5L);
    }

    /** As where a broker's clock was days behind for a moment. */
    @Test
    void noLookIsHiddenByAnEarlierTimeBehindIt() {
        look(MIDNIGHT.minus(Duration.ofDays(3)));
        List.of(40, 50, 60, 70).forEach(second -> look(MIDNIGHT.plusSeconds(second)));

        assertThat(between(10_000, 50_000)).containsExactly(0L, 1L, 2L, 3L, 5L);
    }

    private List<Long> between(long from, long to) {
        List<Long> found = new ArrayList<>();
        Looks.between(records, MIDNIGHT.plusMillis(from), MIDNIGHT.plusMillis(to), look -> found.add(look.offset()));
        return found;
    }

    @ParameterizedTest
    @MethodSource("times")
    void theLooksOfATimeAreFound(long from, long to, List<Long> offsets) {
        assertThat(between(from, to)).isEqualTo(offsets);
    }

    @Test
    void allOfThemAreFoundWithoutATime() {
        assertThat(Looks.of(records, look -> true)).hasSize(4);
    }
}
