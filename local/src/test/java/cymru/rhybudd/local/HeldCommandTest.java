package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeldCommandTest {
    @TempDir
    Path directory;

    static Stream<Arguments> badArguments() {
        return Stream.of(
                argumentSet("nothing to do", List.of("held"), "Say what to do: list, release, digest or drop."),
                argumentSet(
                        "no hold",
                        List.of("held", "drop", "--officer=o1", "--reason=checked"),
                        "Missing required parameter: 'HOLD|ALERT-ID'"),
                argumentSet(
                        "no officer",
                        List.of("held", "release", "model/2026-12", "--reason=checked"),
                        "Missing required option: '--officer=ID'"),
                argumentSet(
                        "no reason",
                        List.of("held", "digest", "model/2026-12", "--officer=o1"),
                        "Missing required option: '--reason=TEXT'"),
                argumentSet(
                        "an empty reason",
                        List.of("held", "drop", "model/2026-12", "--officer=o1", "--reason=  "),
                        "Invalid value for option '--reason': it must be said, in at most 500 characters"),
                argumentSet(
                        "a novel",
                        List.of("held", "drop", "model/2026-12", "--officer=o1", "--reason=" + "x".repeat(501)),
                        "Invalid value for option '--reason': it must be said, in at most 500 characters"),
                argumentSet(
                        "a name for an id",
                        List.of("held", "drop", "model/2026-12", "--officer=Mair Rees", "--reason=checked"),
                        "Invalid value for option '--officer': 'Mair Rees' is not an id of letters, digits and . _ @ -"));
    }

    @ParameterizedTest
    @MethodSource("badArguments")
    void badArgumentsEndWithExitCode2AndSayWhatIsWrong(List<String> arguments, String message) {
        Terminal terminal = Terminal.run(arguments.toArray());

        assertThat(terminal.exitCode()).as(terminal.text()).isEqualTo(2);
        assertThat(terminal.text()).contains(message);
    }

    @Test
    void whereThereIsNoWorldItIsSaidInWords() {
        Path missing = directory.resolve("missing");

        Terminal list = Terminal.run("held", "list", "--state", missing);
        Terminal drop = Terminal.run(
                "held", "drop", "model/2026-12", "--officer", "o1", "--reason", "checked", "--state", missing);

        assertThat(list.exitCode()).isEqualTo(1);
        assertThat(drop.exitCode()).isEqualTo(1);
        assertThat(list.text()).contains(missing + " holds no world: start one with ./rhybudd up");
        assertThat(drop.text()).contains(missing + " holds no world: start one with ./rhybudd up");
        assertThat(missing).doesNotExist();
    }
}
