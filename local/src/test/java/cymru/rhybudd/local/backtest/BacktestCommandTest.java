package cymru.rhybudd.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.local.command.ReplayProgress;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.CouncilTaxDebt;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.RecoveryStage;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as governance runs them: on files, without any world. */
class BacktestCommandTest {
    private static final Instant DAY = Instant.parse("2026-11-04T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 4);
    private static final Pattern PSEUDONYM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-", Pattern.CASE_INSENSITIVE);
    private static final Path HOME =
            Path.of(System.getProperty("rhybudd.home", "..")).toAbsolutePath();

    @TempDir
    Path directory;

    private Path archive;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Seven citizens in each of three partitions; two of each rise to amber or above, of whom one alert was useful. */
    @BeforeEach
    void writeTheArchive() throws IOException {
        archive = directory.resolve("archive");
        String text = Files.readString(HOME.resolve("deploy/council/2026-11.model.yaml"));
        StringBuilder languages = new StringBuilder("citizen,language\n");
        Registry registry = new InMemoryRegistry();
        try (ArchiveAppender files = new ArchiveAppender(archive)) {
            for (int partition = 0; partition < 3; partition++) {
                Entries entries = new Entries(files, registry, partition);
                entries.add("clock", new CitizenEvent(new ClockTicked(DAY.minusSeconds(86_400))));
                entries.add("model", new CitizenEvent(new ModelPublished("2026-11", text, ModelRole.LIVE, null)));
                entries.add("clock", new CitizenEvent(new ClockTicked(DAY)));
                for (int number = 0; number < 7; number++) {
                    String citizen = citizen(partition, number);
                    languages.append(citizen).append(number % 2 == 0 ? ",WELSH\n" : ",ENGLISH\n");
                    entries.add(citizen, debt(citizen, number < 2 ? 4 : 1));
                }
                entries.add(citizen(partition, 0), useful(citizen(partition, 0)));
            }
            files.finish("merthyr", registry, partition -> 0);
        }
        Files.writeString(directory.resolve("languages.csv"), languages);
    }

    /** The entries of one partition, as they come into an archive. */
    private static final class Entries {
        private final ArchiveAppender files;
        private final Registry registry;
        private final Partition partition;
        private long offset;

        Entries(ArchiveAppender files, Registry registry, int number) {
            this.files = files;
            this.registry = registry;
            this.partition = new Partition(Contracts.CITIZEN_LOG.topic(), number);
        }

        void add(String key, CitizenEvent entry) throws IOException {
            byte[] value = new RegisteredSerde<>(CitizenEvent.class, registry)
                    .serializer()
                    .serialize(partition.topic(), entry);
            files.append(
                    partition,
                    new StoredRecord(
                            offset++, DAY.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value, List.of()));
        }
    }

    private static String citizen(int partition, int number) {
        return "0a1b2c3d-0000-8000-9000-0000000000%d%d".formatted(partition, number);
    }

    private static CitizenEvent debt(String citizen, int instalments) {
        String row = "revenues/council_tax_balance/" + citizen;
        CouncilTaxDebt debt = CouncilTaxDebt.newBuilder()
                .setInstalmentsOverdue(instalments)
                .setRecoveryStage(RecoveryStage.NONE)
                .setOverduePence(100)
                .setBalanceDuePence(100)
                .setMoratorium(false)
                .build();
        return new CitizenEvent(new Observed(
                ObservationCause.FACT,
                new SourceChange(
                        "revenues", "council_tax_balance", row, "u", false, "1", null, DAY, MassUpdate.NONE, null),
                List.of(new RowChange(row, "revenues/council-tax-account/1", 1L, debt, null, TODAY, List.of())),
                "north",
                null));
    }

    private static CitizenEvent useful(String citizen) {
        return new CitizenEvent(new OfficerActed(
                "officer-1",
                DAY,
                new OutcomeRecorded("alert-of-" + citizen, AlertOutcome.USEFUL, "level-of-debt", "2026-11"),
                "",
                null));
    }

    private Path candidate() throws IOException {
        String text = Files.readString(HOME.resolve("deploy/council/2026-11.model.yaml"));
        Path file = directory.resolve("2027-01.model.yaml");
        Files.writeString(
                file, text.replace("version: 2026-11", "version: 2027-01").replace("amber: 30", "amber: 10"));
        return file;
    }

    private int run(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int place = 0; place < texts.length; place++) {
            texts[place] = String.valueOf(arguments[place]);
        }
        out.getBuffer().setLength(0);
        return new CommandLine(new Parent())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(texts);
    }

    @CommandLine.Command(
            name = "model",
            subcommands = {BacktestCommand.class, OutcomesCommand.class})
    private static final class Parent {}

    private int backtest(int threads, String to) throws IOException {
        return run(
                "backtest",
                candidate(),
                "--from-files",
                archive,
                "--languages",
                directory.resolve("languages.csv"),
                "--from",
                "2026-11-03",
                "--to",
                to,
                "--threads",
                threads,
                "--teams",
                HOME.resolve("deploy/council/teams.yaml"),
                "--budget",
                "100",
                "--json",
                directory.resolve("report.json"),
                "--html",
                directory.resolve("report.html"),
                "--chart",
                directory.resolve("curve.svg"));
    }

    @Test
    void writesTheReportInEveryForm() throws Exception {
        assertThat(backtest(2, "2026-11-09")).as(err.toString()).isZero();

        JsonNode report =
                new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        assertThat(report.at("/candidate").asText()).isEqualTo("2027-01");
        assertThat(report.at("/citizens").asInt()).isEqualTo(21);
        assertThat(report.at("/alerts/0/team").asText()).isEqualTo("welfare-rights-north");
        assertThat(report.at("/alerts/0/alerts").asInt()).isEqualTo(6);
        assertThat(report.at("/colours/AMBER").asInt()).isEqualTo(6);
        assertThat(report.at("/moves/GREEN/AMBER").asInt()).isEqualTo(6);
        assertThat(report.at("/performance/alerted").asInt()).isEqualTo(6);
        assertThat(report.at("/performance/precision/value").isNull())
                .as("of three")
                .isTrue();
        assertThat(report.at("/performance/recall/all").isNull()).as("three").isTrue();
        assertThat(report.at("/groups/LANGUAGE/0/group").asText()).isEqualTo("ENGLISH");
        assertThat(report.at("/groups/LANGUAGE/0/citizens").asInt()).isEqualTo(9);
        assertThat(report.at("/groups/LANGUAGE/0/amberOrRed").isNull())
                .as("three")
                .isTrue();
        assertThat(report.at("/groups/LANGUAGE/0/rate").isNull()).isTrue();
        assertThat(report.at("/chosenThreshold").asInt()).isEqualTo(10);
        assertThat(out.toString())
                .contains("Alerts by team and week · Rhybuddion fesul tîm ac wythnos")
                .contains("Hawliau lles")
                .contains("2026-W45");
    }

    @Test
    void thePictureIsXmlWithTitleAndDescription() throws Exception {
        backtest(1, "2026-11-09");

        org.w3c.dom.Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("curve.svg").toFile());
        assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("10 points");
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(3);
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws Exception {
        backtest(1, "2026-11-09");
        String text = out.toString();
        String json = Files.readString(directory.resolve("report.json"));
        String html = Files.readString(directory.resolve("report.html"));

        backtest(3, "2026-11-09");

        assertThat(out.toString()).isEqualTo(text);
        assertThat(directory.resolve("report.json")).hasContent(json);
        assertThat(directory.resolve("report.html")).hasContent(html);
    }

    @Test
    void noPseudonymIsInAnyOutput() throws Exception {
        backtest(1, "2026-11-09");
        String all = out.toString() + err;
        for (String name : List.of("report.json", "report.html", "curve.svg")) {
            all += Files.readString(directory.resolve(name));
        }
        run("outcomes", "--from-files", archive);
        all += out;

        assertThat(PSEUDONYM.matcher(all).find()).isFalse();
        assertThat(all).doesNotContain("officer-1").doesNotContain("alert-of");
    }

    @Test
    void saysClearlyThatNoOutcomesAreRecorded() throws Exception {
        run(
                "backtest",
                candidate(),
                "--from-files",
                archive,
                "--from",
                "2027-01-01",
                "--to",
                "2027-01-31",
                "--teams",
                HOME.resolve("deploy/council/teams.yaml"));

        assertThat(out.toString()).contains("No outcomes recorded").contains("Dim canlyniadau wedi'u cofnodi");
    }

    @Test
    void saysOfThreeOutcomesOnlyThatThereAreFew() throws Exception {
        assertThat(run("outcomes", "--from-files", archive, "--json")).isZero();

        JsonNode statistics = new ObjectMapper().readTree(out.toString());
        assertThat(statistics.at("/outcomes").isNull()).isTrue();
        assertThat(statistics.at("/byIndicator/level-of-debt/USEFUL").isNull()).isTrue();
        assertThat(statistics.at("/byModel/2026-11/precision/low").isNull()).isTrue();
    }

    @Test
    void aBadQuestionIsRefusedInWords() throws Exception {
        assertThat(backtest(1, "2026-11-01")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--to must not be before --from");
        assertThat(run("backtest")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("FILE");
        assertThat(run(
                        "backtest",
                        candidate(),
                        "--directory",
                        "--from-files",
                        archive,
                        "--from",
                        "2026-11-03",
                        "--to",
                        "2026-11-09"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--languages FILE");
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeTheReplay() throws Exception {
        for (String report : List.of("--json", "--html", "--chart")) {
            assertThat(run(
                            "backtest",
                            candidate(),
                            "--from-files",
                            directory.resolve("no-archive"),
                            "--from",
                            "2026-11-03",
                            "--to",
                            "2026-11-09",
                            report,
                            directory.resolve("missing/report")))
                    .isEqualTo(CommandLine.ExitCode.USAGE);
            assertThat(err.toString()).contains(report, "there is no directory '" + directory.resolve("missing") + "'");
        }
    }

    @Test
    void theBarSaysHowFastAndHowLong() {
        assertThat(ReplayProgress.line(500, 1000, 2))
                .isEqualTo("[###############---------------]  50 %  250 events/s  2 s left");
        assertThat(ReplayProgress.line(0, 0, 0)).startsWith("[##############################] 100 %");
    }
}
