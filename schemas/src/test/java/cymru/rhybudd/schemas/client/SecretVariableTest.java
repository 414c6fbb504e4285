package cymru.rhybudd.schemas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretVariableTest {
    @TempDir
    Path directory;

    @Test
    void aSecretStandsInTheVariable() {
        assertThat(SecretVariable.read(Map.of("KEY", "of the variable"), "KEY")).isEqualTo("of the variable");
    }

    @Test
    void orInAFileWhoseLineEndIsNoPartOfIt() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "of the file\n");

        assertThat(SecretVariable.read(Map.of("KEY", "of the variable", "KEY_FILE", file.toString()), "KEY"))
                .isEqualTo("of the file");
    }

    @Test
    void isEmptyWhereNothingIsSet() {
        assertThat(SecretVariable.read(Map.of("KEY", " ", "KEY_FILE", ""), "KEY"))
                .isEmpty();
    }

    @Test
    void aFileThatSaysNothingIsAFault() throws Exception {
        Path blank = Files.writeString(directory.resolve("blank"), "\n");
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> SecretVariable.read(Map.of("KEY_FILE", blank.toString()), "KEY"))
                .hasMessage("KEY_FILE: the file " + blank + " is empty");
        assertThatThrownBy(() -> SecretVariable.read(Map.of("KEY_FILE", missing.toString()), "KEY"))
                .hasMessage("KEY_FILE: the file " + missing + " cannot be read (NoSuchFileException)");
    }
}
