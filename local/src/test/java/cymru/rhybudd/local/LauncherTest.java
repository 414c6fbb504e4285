package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code rhybudd} before a project that is built, with a Java that says what it was started with. */
class LauncherTest {
    private static final Path HOME = Path.of(System.getProperty("rhybudd.home", ".."));

    @TempDir
    Path directory;

    private Path project;

    @BeforeEach
    void build() throws IOException {
        directory = directory.toRealPath();
        project = Files.createDirectories(directory.resolve("project"));
        Files.copy(HOME.resolve("rhybudd"), project.resolve("rhybudd"));
        for (String module : List.of("local", "bench")) {
            Path target = Files.createDirectories(project.resolve(module).resolve("target"));
            Files.createFile(target.resolve("rhybudd-" + module + "-0.jar"));
            Files.createFile(target.resolve("classpath.txt"));
        }
        Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"17.0.1\"'; printf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private List<String> started(Path launcher, String log) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "doctor").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().put("RHYBUDD_LOG", log);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    @Test
    void aLinkLeadsToTheProjectAndNotToWhereItLies() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.createSymbolicLink(directory.resolve("first"), project.resolve("rhybudd"));
        Path link = Files.createSymbolicLink(bin.resolve("rhybudd"), Path.of("../first"));

        assertThat(started(link, "")).contains("-Drhybudd.home=" + project, "doctor");
    }

    @Test
    void theLogIsInTheProject() throws Exception {
        assertThat(started(project.resolve("rhybudd"), ""))
                .contains("-Drhybudd.log=" + project.resolve(".rhybudd-log/rhybudd.log"));
        assertThat(project.resolve(".rhybudd-log")).isDirectory();
    }

    @Test
    void aLogElsewhereLeavesNothingInTheProject() throws Exception {
        String log = directory.resolve("elsewhere.log").toString();

        assertThat(started(project.resolve("rhybudd"), log)).contains("-Drhybudd.log=" + log);
        assertThat(project.resolve(".rhybudd-log")).doesNotExist();
    }
}
