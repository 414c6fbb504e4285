package cymru.rhybudd.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

class WritableFileConverterTest {
    @TempDir
    Path directory;

    @Test
    void takesAFileThatIsThereAndOneThatIsNot() throws IOException {
        Path there = Files.writeString(directory.resolve("there.html"), "old");

        assertThat(convert(there)).isEqualTo(there);
        assertThat(convert(directory.resolve("new.html"))).isEqualTo(directory.resolve("new.html"));
        assertThat(directory.resolve("new.html")).doesNotExist();
    }

    @Test
    void refusesWhatCannotBeWritten() {
        assertThatThrownBy(() -> convert(directory))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + directory + "' is a directory");
        assertThatThrownBy(() -> convert(directory.resolve("missing/new.html")))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("there is no directory '" + directory.resolve("missing") + "'");
    }

    private static Path convert(Path file) {
        return new WritableFileConverter().convert(file.toString());
    }
}
