package cymru.rhybudd.local.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    private Path root;

    @BeforeEach
    void nowhere(@TempDir Path directory) {
        root = directory.resolve("state");
    }

    /** All that stands outside the broker is there, and of its records nobody knows how many. */
    private void anImportThatWasKilled() throws IOException {
        try (StateDirectory state = StateDirectory.openForImport(root)) {
            Files.writeString(state.settings(), "{}");
            Files.createDirectories(state.of("broker").resolve("citizen-log-0"));
        }
    }

    @Test
    void partOfAnImportIsNoWorld() throws IOException {
        anImportThatWasKilled();

        try (StateDirectory state = StateDirectory.open(root)) {
            assertThatThrownBy(state::holdsWorld)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("import again")
                    .hasMessageContaining("--fresh");
        }
    }

    @Test
    void anImportBeginsAnewWhereOneWasKilled() throws IOException {
        anImportThatWasKilled();

        try (StateDirectory state = StateDirectory.openForImport(root)) {
            assertThat(state.settings()).doesNotExist();
            assertThat(root.resolve("broker")).doesNotExist();
            Files.writeString(state.settings(), "{}");
            state.imported();
            assertThat(state.holdsWorld()).isTrue();
        }
    }

    @Test
    void whoBeginsAfreshForgetsPartOfAnImport() throws IOException {
        anImportThatWasKilled();

        try (StateDirectory state = StateDirectory.open(root)) {
            state.empty();
            assertThat(state.holdsWorld()).isFalse();
        }
    }

    @Test
    void nothingIsImportedOverAWorld() throws IOException {
        try (StateDirectory state = StateDirectory.open(root)) {
            Files.writeString(state.settings(), "{}");
        }

        assertThatThrownBy(() -> StateDirectory.openForImport(root))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not empty");
        try (StateDirectory state = StateDirectory.open(root)) {
            assertThat(state.holdsWorld()).isTrue();
        }
    }
}
