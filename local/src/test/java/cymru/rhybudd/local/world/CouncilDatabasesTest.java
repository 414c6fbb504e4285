package cymru.rhybudd.local.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CouncilDatabasesTest {
    /** Lets nobody find the server any more that is to be ended, and then fails. */
    private static final String WRONG = "copy (select 1) to program 'mv postmaster.pid ../pid && mkdir postmaster.pid';"
            + " do $$ begin raise exception 'no such right'; end $$";

    @TempDir
    Path home;

    @TempDir
    Path directory;

    private Path pid() {
        return directory.resolve("postgres/pid");
    }

    @AfterEach
    void endTheServer() throws IOException {
        long server = Long.parseLong(Files.readAllLines(pid()).get(0).strip());
        ProcessHandle.of(server).ifPresent(handle -> {
            List<ProcessHandle> all = handle.descendants().toList();
            handle.destroyForcibly();
            handle.onExit().join();
            all.forEach(each -> each.onExit().join());
        });
    }

    @Test
    void whyTheyDidNotStartIsSaidThoughTheCleanUpFailsToo() throws IOException {
        Path rights = Files.createDirectories(home.resolve("deploy/connectors")).resolve("education.sql");
        Files.writeString(rights, WRONG);
        try (StateDirectory state = StateDirectory.open(directory)) {
            assertThatThrownBy(() -> CouncilDatabases.start(home, state))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no such right")
                    .satisfies(reason ->
                            assertThat(reason.getSuppressed()).singleElement().isInstanceOf(IOException.class));
        }
    }
}
