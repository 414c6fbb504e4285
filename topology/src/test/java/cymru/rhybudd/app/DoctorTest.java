package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.domain.basis.PurposeRegister;
import cymru.rhybudd.source.CouncilTables;
import cymru.rhybudd.source.SourceMappings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is named, with what to do; nothing listens at the addresses of these tests. */
class DoctorTest {
    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aServiceWithoutAnybodyAround() throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "a secret of thirty-two bytes or more");
        environment.put("RHYBUDD_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        environment.put("RHYBUDD_REGISTRY_URL", "http://127.0.0.1:1");
        environment.put(
                "RHYBUDD_STATE_DIRECTORY",
                Files.createDirectory(directory.resolve("state")).toString());
        environment.put("RHYBUDD_PSEUDONYM_KEY_FILE", key.toString());
        environment.put("RHYBUDD_COUNCIL_DIRECTORY", CouncilTables.MAPPINGS.toString());
        environment.put("RHYBUDD_TOPIC_CATALOGUE", "../deploy/topics.yaml");
    }

    private List<String> wrong() throws InterruptedException {
        return Doctor.examine(environment).stream()
                .filter(finding -> !finding.good())
                .map(Finding::check)
                .filter(check -> !check.equals("disk") && !check.equals("open files")) // of the machine
                .toList();
    }

    @Test
    void namesTheVariableThatIsMissingAndLooksNoFurther() throws InterruptedException {
        environment.remove("RHYBUDD_REGISTRY_URL");

        assertThat(Doctor.examine(environment)).singleElement().satisfies(finding -> {
            assertThat(finding.good()).isFalse();
            assertThat(finding.says()).contains("RHYBUDD_REGISTRY_URL");
        });
    }

    @Test
    void saysThatBrokersAndRegistryDoNotAnswerAndThatTheRestIsRight() throws InterruptedException {
        assertThat(wrong()).containsExactly("registry", "brokers");
    }

    /** Without a catalogue nobody asks them. */
    private void doNotWaitForBrokers() {
        environment.put("RHYBUDD_TOPIC_CATALOGUE", "nowhere.yaml");
    }

    private Finding of(String check) throws InterruptedException {
        return Doctor.examine(environment).stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysThatTheStateDirectoryIsNotThere() throws InterruptedException {
        environment.put(
                "RHYBUDD_STATE_DIRECTORY", directory.resolve("unmounted").toString());
        doNotWaitForBrokers();

        Finding disk = of("disk");
        assertThat(disk.good()).isFalse();
        assertThat(disk.says()).endsWith("unmounted is not there, or is no directory");
        assertThat(disk.remedy()).contains("create it", "not mounted");
    }

    @Test
    void saysThatTheRegistryRefusesThePassword() throws Exception {
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        registry.start();
        try {
            environment.put(
                    "RHYBUDD_REGISTRY_URL",
                    "http://127.0.0.1:" + registry.getAddress().getPort());

            doNotWaitForBrokers();

            Finding refused = of("registry");
            assertThat(refused.says()).endsWith("does not let us in");
            assertThat(refused.remedy()).contains("RHYBUDD_SERDES_FILE");
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void saysThatBrokersAreDown() throws InterruptedException {
        Finding brokers = of("brokers");
        assertThat(brokers.says()).isEqualTo("TimeoutException at 127.0.0.1:1");
        assertThat(brokers.remedy()).startsWith("start them, or correct RHYBUDD_BOOTSTRAP_SERVERS");
    }

    @Test
    void doesNotBlameTheBrokersForACatalogueThatIsNotThere() throws InterruptedException {
        doNotWaitForBrokers();

        assertThat(wrong()).containsExactly("registry", "topic catalogue");
        assertThat(of("topic catalogue").says()).contains("nowhere.yaml");
    }

    @Test
    void topicsThatAreNotThereMayBeYetToComeOrLost() {
        Finding own = Doctor.missing(List.of("alerts", "citizen-log"), true);
        assertThat(own.good()).isFalse();
        assertThat(own.says()).isEqualTo("2 are not there: alerts, citizen-log");
        assertThat(own.remedy()).contains("start the service, which creates them", "records were lost");

        assertThat(Doctor.missing(List.of("alerts"), false).remedy()).contains("rhybudd brokers apply");
    }

    @Test
    void listsMappedFactsThatAreWithheldAndCallsThatNoFault() {
        SourceMappings mappings = SourceMappings.load(CouncilTables.MAPPINGS);
        PurposeRegister register = PurposesFile.load(CouncilTables.MAPPINGS.resolve("merthyr.purposes.yaml"))
                .register();
        PurposeRegister without = new PurposeRegister(register.entries().stream()
                .filter(entry -> !entry.fact().equals("rent-balance"))
                .toList());

        assertThat(Doctor.withheld(mappings, register, LocalDate.of(2026, 11, 16)))
                .isEqualTo(Finding.good("purposes", "every mapped fact has an entry that is live today"));
        assertThat(Doctor.withheld(mappings, without, LocalDate.of(2026, 11, 16)))
                .isEqualTo(Finding.good(
                        "purposes", "withheld, for no entry of the register is live today: housing/rent-balance"));
    }

    @Test
    void findsAWrongFileAndAShortKeyWithoutShowingIt() throws Exception {
        Files.writeString(directory.resolve("key"), "short-secret");
        environment.put("RHYBUDD_COUNCIL_DIRECTORY", directory.toString());

        assertThat(wrong()).contains("council's files", "pseudonym key");
        assertThat(Doctor.examine(environment).toString()).doesNotContain("short-secret");
    }
}
