package cymru.rhybudd.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PenceTest {
    private static Object ofBytes(BigDecimal pounds) throws RefusedRowException {
        Schema schema = CouncilTables.decimal(60, pounds.scale());
        return Objects.requireNonNull(Pence.reader(schema))
                .read(ByteBuffer.wrap(pounds.unscaledValue().toByteArray()));
    }

    private static Object ofText(String pounds) throws RefusedRowException {
        return Objects.requireNonNull(Pence.reader(Schema.create(Schema.Type.STRING)))
                .read(new Utf8(pounds));
    }

    @ParameterizedTest
    @CsvSource({
        "12.34, 1234",
        "-12.34, -1234",
        "0.00, 0",
        "-0.01, -1",
        "1.27, 127",
        "1.28, 128",
        "-1.28, -128",
        "99999999.99, 9999999999",
        "12, 1200",
        "12.3, 1230",
        "12.3400, 1234",
        "9999999999999999.99, 999999999999999999"
    })
    void areExact(BigDecimal pounds, long pence) throws RefusedRowException {
        assertThat(ofBytes(pounds)).isEqualTo(pence);
        assertThat(ofText(pounds.toPlainString())).isEqualTo(pence);
    }

    @Test
    void areExactForAnyAmount() throws RefusedRowException {
        long seed = Long.getLong("seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            long pence = random.nextLong() >> (6 + random.nextInt(57));
            assertThat(ofBytes(BigDecimal.valueOf(pence, 2)))
                    .as("seed %d", seed)
                    .isEqualTo(pence);
        }
    }

    @Test
    void areReadFromTheMiddleOfABuffer() throws RefusedRowException {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 9, 4, -46, 9});
        buffer.position(2).limit(4);
        assertThat(Objects.requireNonNull(Pence.reader(CouncilTables.decimal(10, 2)))
                        .read(buffer))
                .isEqualTo(1234L);
        assertThat(buffer.remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.345", "0.001", "-0.005"})
    void refuseParts(BigDecimal pounds) {
        assertThatThrownBy(() -> ofBytes(pounds)).hasMessage("the amount has parts of a penny");
        assertThatThrownBy(() -> ofText(pounds.toPlainString())).hasMessage("the amount has parts of a penny");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "NaN", "Infinity", "1e9", "1E1000000000", "12,34", "£12", "12.", ".5", "0x1F", "١٢"})
    void refuseTextThatIsNoAmount(String text) {
        assertThatThrownBy(() -> ofText(text)).hasMessage("the text is not an amount");
    }

    @Test
    void refuseTheAbsurd() {
        assertThatThrownBy(() -> ofBytes(new BigDecimal(BigInteger.TEN.pow(50), 2)))
                .hasMessage("the amount is not plausible");
        assertThatThrownBy(() -> ofText("100000000000000000.00")).hasMessage("the amount is not plausible");
    }

    @Test
    void neverComeFromADouble() {
        assertThat(Pence.reader(Schema.create(Schema.Type.DOUBLE))).isNull();
        assertThat(Pence.reader(Schema.create(Schema.Type.BYTES))).isNull();
        assertThat(Pence.reader(Schema.create(Schema.Type.LONG))).isNull();
    }
}
