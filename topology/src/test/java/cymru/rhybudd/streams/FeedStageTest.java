package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.FeedSeen;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The council's clock stands at nine on 24 November 2026, and goes a second with every record. */
class FeedStageTest {
    private static List<FeedSeen> seen(TestCouncil council) {
        return council.citizenLog().stream()
                .map(CitizenEvent::getBody)
                .filter(FeedSeen.class::isInstance)
                .map(FeedSeen.class::cast)
                .toList();
    }

    @Test
    void aHeartbeatProvesThatItsFeedIsWholeUpToItsTime() {
        try (TestCouncil council = TestCouncil.open()) {
            council.heartbeat("housing", "2026-11-24T08:59:58.123456Z");

            assertThat(seen(council))
                    .containsExactly(new FeedSeen("housing", Instant.parse("2026-11-24T08:59:58.123Z")));
            assertThat(council.count("feedAlive", "housing")).isEqualTo(1);
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    static Stream<Arguments> secondBeats() {
        return Stream.of(
                argumentSet("five seconds later", "2026-11-24T07:00:05Z", false),
                argumentSet("in the last millisecond of the hour", "2026-11-24T07:59:59.999Z", false),
                argumentSet("on the next hour", "2026-11-24T08:00:00Z", true),
                argumentSet("on the next hour in another zone", "2026-11-24T09:00:00+01:00", true),
                argumentSet("the very same again", "2026-11-24T07:00:00Z", false),
                argumentSet("of the hour before: the clock was set back", "2026-11-24T06:59:59Z", false));
    }

    @ParameterizedTest
    @MethodSource("secondBeats")
    void isSaidOnceForEachHourOfTheSourceAndOnlyForwardInTime(String second, boolean said) {
        try (TestCouncil council = TestCouncil.open()) {
            council.heartbeat("housing", "2026-11-24T07:00:00Z");
            assertThat(seen(council)).hasSize(1);

            council.heartbeat("housing", second);

            assertThat(seen(council)).hasSize(said ? 1 : 0);
            assertThat(council.count("feedAlive", "housing"))
                    .as("but it is a sign of life")
                    .isEqualTo(2);
        }
    }

    @Test
    void eachFeedIsProvenByItself() {
        try (TestCouncil council = TestCouncil.open()) {
            council.heartbeat("housing", "2026-11-24T08:00:00Z");
            council.heartbeat("revenues", "2026-11-24T07:00:00Z");
            council.heartbeat("revenues", "2026-11-24T08:30:00Z");

            assertThat(seen(council))
                    .extracting(FeedSeen::getSource, seen -> seen.getInstant().toString())
                    .containsExactly(
                            tuple("housing", "2026-11-24T08:00:00Z"),
                            tuple("revenues", "2026-11-24T07:00:00Z"),
                            tuple("revenues", "2026-11-24T08:30:00Z"));
        }
    }

    @Test
    void aTimeAfterTheCommitIsAClockGoneWrongAndProvesNoMoreThanTheCommit() {
        try (TestCouncil council = TestCouncil.open()) {
            council.heartbeat("housing", "2099-01-01T00:00:00Z");
            assertThat(seen(council)).extracting(FeedSeen::getInstant).containsExactly(council.now());
        }
    }

    @Test
    void aSnapshotProvesNothingForItIsUnderWay() {
        try (TestCouncil council = TestCouncil.open()) {
            council.heartbeat("housing", "r", "2026-11-24T08:00:00Z", "first");
            assertThat(seen(council)).isEmpty();
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    @Test
    void aHeartbeatWithoutATimeGoesToTheDeadLettersAndTheNextIsTaken() {
        try (TestCouncil council = TestCouncil.open()) {
            council.heartbeat("housing", "yesterday");
            council.pipe("housing/debezium_heartbeat", new byte[] {0}, "{}".getBytes(StandardCharsets.UTF_8));
            council.pipe("housing/debezium_heartbeat", new byte[] {0}, null);
            council.heartbeat("housing", "2026-11-24T08:00:00Z");

            assertThat(council.deadLetters())
                    .extracting(
                            TestCouncil.DeadLetterRead::stage,
                            TestCouncil.DeadLetterRead::reason,
                            TestCouncil.DeadLetterRead::topic)
                    .containsExactly(
                            tuple("take-sign-of-life", "NOT_AN_ENVELOPE", "housing.public.debezium_heartbeat"),
                            tuple("take-sign-of-life", "UNREADABLE", "housing.public.debezium_heartbeat"));
            assertThat(seen(council)).hasSize(1);
        }
    }
}
