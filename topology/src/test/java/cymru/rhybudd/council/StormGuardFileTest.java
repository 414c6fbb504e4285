package cymru.rhybudd.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.alert.StormGuard;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StormGuardFileTest {
    private static StormGuard load(Path directory, String text) throws IOException {
        return StormGuardFile.load(Files.writeString(directory.resolve("storm-guard.yaml"), text));
    }

    @Test
    void theShippedLimitsAreForALaptopThatLivesFast() {
        assertThat(StormGuardFile.load(Path.of("../deploy/council/storm-guard.yaml")))
                .isEqualTo(new StormGuard(200, 10, 50_000));
    }

    @Test
    void whatIsLeftOutIsAsUsual(@TempDir Path directory) throws IOException {
        assertThat(load(directory, "times-usual: 5")).isEqualTo(new StormGuard(200, 5, 2_000));
    }

    static Stream<Arguments> faultyFiles() {
        return Stream.of(
                argumentSet(
                        "an unknown key",
                        "rows-per-transactoin: 5",
                        "storm-guard.yaml:1:1: unknown key 'rows-per-transactoin'. Remedy: did you mean 'rows-per-transaction'?"),
                argumentSet(
                        "no number",
                        "times-usual: ten",
                        "storm-guard.yaml:1:14: a whole number is expected here. Remedy: write one, such as 12."),
                argumentSet(
                        "nothing at all would be allowed, and both faults are told",
                        "rows-per-transaction: 0\nat-least-rows-per-hour: -1",
                        "storm-guard.yaml:1:23: 0 is out of range. Remedy: write a number from 1 to 100000000.\n"
                                + "storm-guard.yaml:2:25: -1 is out of range. Remedy: write a number from 1 to 100000000."));
    }

    @ParameterizedTest
    @MethodSource("faultyFiles")
    void saysWhereAndWhatToDo(String text, String expected, @TempDir Path directory) throws IOException {
        String faults = "none";
        try {
            load(directory, text);
        } catch (ConfigurationFaultException e) {
            faults = String.valueOf(e.getMessage());
        }
        assertThat(faults).isEqualTo(expected);
    }
}
