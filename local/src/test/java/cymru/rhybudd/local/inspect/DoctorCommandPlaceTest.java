package cymru.rhybudd.local.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.app.Finding;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Where it looks. */
class DoctorCommandPlaceTest {
    private static final Map<String, String> ELSEWHERE = Map.of("RHYBUDD_BOOTSTRAP_SERVERS", "kafka.invalid:9093");

    @TempDir
    Path directory;

    private static DoctorCommand doctor(String... arguments) {
        DoctorCommand doctor = new DoctorCommand();
        new CommandLine(doctor).parseArgs(arguments);
        return doctor;
    }

    @Test
    void whatIsSaidComesBeforeWhatTheEnvironmentSays() throws Exception {
        DoctorCommand doctor = doctor("--state", directory.toString());

        assertThat(doctor.findings(ELSEWHERE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says()).isEqualTo("none runs on " + directory));
    }

    @Test
    void whatTheEnvironmentSaysCountsWhereNothingWasSaid() throws Exception {
        assertThat(doctor().findings(ELSEWHERE)).extracting(Finding::check).doesNotContain("world");
    }
}
