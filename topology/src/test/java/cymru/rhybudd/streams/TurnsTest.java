package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.source.SourceMappings;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {
    private static final long NOON = 1_795_780_800_000L;
    private static final String BALANCES = "revenues.public.council_tax_balance";
    private static final long UNKNOWN = -1;

    private final Turns turns = new Turns(SourceMappings.load(TestCouncil.FILES));

    @Test
    void aRecordWhoseTurnIsLaterKeepsItsOwnTimeBesideIt() {
        massUpdateAtNoon();
        ConsumerRecord<Object, Object> waiting = record(BALANCES, NOON + 1);

        long turn = turns.extract(waiting, UNKNOWN);

        assertThat(turn).isEqualTo(NOON + 1 + SourceTurns.LATER_MILLIS);
        assertThat(Turns.appendedAt(asTaken(waiting, turn))).isEqualTo(NOON + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revenues.public.person", "revenues.public.debezium_heartbeat"})
    void whatElseTheDatabaseSaysWaitsToo(String topic) {
        massUpdateAtNoon();

        assertThat(turns.extract(record(topic, NOON + 1), UNKNOWN)).isEqualTo(NOON + 1 + SourceTurns.LATER_MILLIS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"housing.public.rent_account", "education.public.debezium_heartbeat", "canary.public.signal"})
    void whatOthersSayDoesNot(String topic) {
        massUpdateAtNoon();
        ConsumerRecord<Object, Object> prompt = record(topic, NOON + 1);

        assertThat(turns.extract(prompt, UNKNOWN)).isEqualTo(NOON + 1);
        assertThat(prompt.headers()).isEmpty();
    }

    @Test
    void aTimeThatSomebodyElseClaimsIsNotBelieved() {
        ConsumerRecord<Object, Object> record = record(BALANCES, NOON);
        record.headers().add("rhybudd.appended-at", new byte[] {1, 2, 3});

        long turn = turns.extract(record, UNKNOWN);

        assertThat(Turns.appendedAt(asTaken(record, turn))).isEqualTo(NOON);
    }

    @Test
    void aRecordWithoutATimeStopsNothing() {
        ConsumerRecord<Object, Object> timeless = record(BALANCES, ConsumerRecord.NO_TIMESTAMP);

        assertThat(Turns.appendedAt(asTaken(timeless, turns.extract(timeless, UNKNOWN))))
                .isZero();
    }

    private void massUpdateAtNoon() {
        for (int row = 0; row < 2_000; row++) {
            turns.extract(record(BALANCES, NOON), UNKNOWN);
        }
    }

    private static Record<Object, Object> asTaken(ConsumerRecord<Object, Object> record, long turn) {
        return new Record<>(record.key(), record.value(), turn, record.headers());
    }

    private static ConsumerRecord<Object, Object> record(String topic, long timestamp) {
        return new ConsumerRecord<>(
                topic,
                0,
                7,
                timestamp,
                TimestampType.LOG_APPEND_TIME,
                1,
                1,
                "row",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }
}
