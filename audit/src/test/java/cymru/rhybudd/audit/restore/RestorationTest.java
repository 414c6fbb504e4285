package cymru.rhybudd.audit.restore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.archive.ArchiveWriter;
import cymru.rhybudd.audit.records.RecordsInMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationTest {
    @TempDir
    Path directory;

    @Test
    void whatAuditorsGetIsRefused() throws IOException {
        Path archive = directory.resolve("archive");
        ArchiveWriter.write("merthyr", new RecordsInMemory(), List.of(), archive, more -> {});

        assertThatThrownBy(() -> new Restoration(new Archive(archive), Map.of()))
                .isInstanceOf(RestoreException.class)
                .hasMessageContaining("audit export --whole");
    }
}
