package cymru.rhybudd.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.basis.Admission;
import cymru.rhybudd.domain.basis.Purpose;
import cymru.rhybudd.domain.basis.PurposeRegister;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.source.TableMapping;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong case changes one thing in a register that is right. */
class PurposesFileTest {
    private static final Path COUNCIL = Path.of("../deploy/council");

    private static final String RIGHT = """
            purposes:
              offer-of-help:
                names: { en: Help, cy: Cymorth }
                article-6-basis: 6(1)(e)
            entries:
              - source: housing
                fact: rent-balance
                purpose: offer-of-help
                statute: Housing (Wales) Act 2014 s.66
                dpia: D-1
                origin: council
                valid-from: 2026-01-01
                valid-to: 2026-12-31
            """;

    private static PurposeRegister load(Path directory, String text) throws IOException {
        return PurposesFile.load(Files.writeString(directory.resolve("p.yaml"), text))
                .register();
    }

    @Test
    void readsWhatTheFileSays(@TempDir Path directory) throws IOException {
        assertThat(load(directory, RIGHT).entries())
                .containsExactly(new Purpose(
                        "housing",
                        "rent-balance",
                        "offer-of-help",
                        "Housing (Wales) Act 2014 s.66",
                        "D-1",
                        "council",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31)));
    }

    @Test
    void saysWhatPurposesAreCalledAndRestOn(@TempDir Path directory) throws IOException {
        PurposesFile file = PurposesFile.load(Files.writeString(directory.resolve("p.yaml"), RIGHT));
        assertThat(file.text()).isEqualTo(RIGHT);
        assertThat(file.purposes())
                .containsExactly(Map.entry(
                        "offer-of-help", new PurposesFile.StatedPurpose(new Names("Help", "Cymorth"), "6(1)(e)")));
    }

    @Test
    void readsAPublishedRegisterOfALaterFormat() {
        String later = RIGHT.replace("dpia: D-1", "dpia: D-1\n    sharing-agreement: S-9");
        assertThat(PurposesFile.read(later).register().entries()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "housing, rent-balance, 2025-12-31, false",
        "housing, rent-balance, 2026-01-01, true",
        "housing, rent-balance, 2026-12-31, true",
        "housing, rent-balance, 2027-01-01, false",
        "housing, possession-step, 2026-06-01, false",
        "revenues, rent-balance, 2026-06-01, false"
    })
    void admitsAFactOfItsSourceWhileTheEntryIsLive(
            String source, String fact, LocalDate day, boolean admitted, @TempDir Path directory) throws IOException {
        PurposeRegister register = load(directory, RIGHT);
        assertThat(register.admit(source, fact, day))
                .isEqualTo(admitted ? new Admission.Admitted(register.entries().get(0)) : new Admission.Withheld());
    }

    @Test
    void admitsWithoutEndWhereNoneIsSet(@TempDir Path directory) throws IOException {
        PurposeRegister register = load(directory, RIGHT.replace("    valid-to: 2026-12-31\n", ""));
        assertThat(register.admit("housing", "rent-balance", LocalDate.of(2199, 1, 1)))
                .isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void readsAPublishedRegisterWithAFactOfALaterFormat() {
        String later = RIGHT.replace("rent-balance", "fuel-debt");
        assertThat(PurposesFile.read(later).register().entries()).hasSize(1);
    }

    @Test
    void refusesASourceThatNoMappingHas(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("p.yaml"), RIGHT.replace("source: housing", "source: huosing"));
        SourceMappings mappings = SourceMappings.load(COUNCIL);
        assertThatThrownBy(() -> PurposesFile.load(file, mappings))
                .hasMessage(
                        "p.yaml:6:13: no *.source.yaml of the council maps 'huosing'. Remedy: did you mean 'housing'?");
        assertThat(PurposesFile.load(file).register().entries()).hasSize(1);
    }

    static Stream<TableMapping> factTables() {
        return SourceMappings.load(COUNCIL).tables().stream()
                .filter(table -> !table.factType().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("factTables")
    void theShippedRegisterAdmitsEveryShippedFact(TableMapping table) {
        PurposeRegister register = PurposesFile.load(
                        COUNCIL.resolve("merthyr.purposes.yaml"), SourceMappings.load(COUNCIL))
                .register();
        assertThat(register.admit(table.source(), table.factType(), LocalDate.of(2026, 11, 16)))
                .isInstanceOf(Admission.Admitted.class);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                argumentSet(
                        "no basis",
                        "    article-6-basis: 6(1)(e)\n",
                        "",
                        "p.yaml:3:5: 'article-6-basis' is missing. Remedy: add a line 'article-6-basis: …' here."),
                argumentSet(
                        "no Welsh name",
                        "{ en: Help, cy: Cymorth }",
                        "{ en: Help }",
                        "p.yaml:3:12: 'cy' is missing. Remedy: add a line 'cy: …' here."),
                argumentSet(
                        "a purpose that is not described",
                        "    purpose: offer-of-help",
                        "    purpose: offer-of-hepl",
                        "p.yaml:8:14: the purpose 'offer-of-hepl' is not described. Remedy: describe it under 'purposes', or did you mean 'offer-of-help'?"),
                argumentSet(
                        "an unknown origin",
                        "origin: council",
                        "origin: hmrc",
                        "p.yaml:11:13: the origin 'hmrc' is unknown. Remedy: write council or dwp."),
                argumentSet(
                        "a fact with a slip",
                        "fact: rent-balance",
                        "fact: rent-balence",
                        "p.yaml:7:11: 'rent-balence' is no type of fact. Remedy: did you mean 'rent-balance'?"),
                argumentSet(
                        "an end before the beginning",
                        "valid-to: 2026-12-31",
                        "valid-to: 2025-12-31",
                        "p.yaml:13:15: valid-to is before valid-from, so that the entry never holds. Remedy: write the last day on which it holds: 2026-01-01 or later, or leave it out."),
                argumentSet(
                        "an end on the day of the beginning", "valid-to: 2026-12-31", "valid-to: 2026-01-01", "none"),
                argumentSet(
                        "no statute",
                        "    statute: Housing (Wales) Act 2014 s.66\n",
                        "",
                        "p.yaml:6:5: 'statute' is missing. Remedy: add a line 'statute: …' here."),
                argumentSet(
                        "no assessment",
                        "dpia: D-1",
                        "dpia:",
                        "p.yaml:10:10: a text is expected here. Remedy: write one."),
                argumentSet(
                        "a day that does not exist",
                        "valid-to: 2026-12-31",
                        "valid-to: 2026-02-29",
                        "p.yaml:13:15: '2026-02-29' is no date. Remedy: write it as 2026-01-31."),
                argumentSet(
                        "an unknown key",
                        "valid-to:",
                        "valid-until:",
                        "p.yaml:13:5: unknown key 'valid-until'. Remedy: use one of: source, fact, purpose, statute, dpia, origin, valid-from, valid-to."));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysWhereAndWhatToDo(String right, String wrong, String expected, @TempDir Path directory) throws IOException {
        assertThat(RIGHT).contains(right);
        String faults = "none";
        try {
            load(directory, RIGHT.replace(right, wrong));
        } catch (ConfigurationFaultException e) {
            faults = String.valueOf(e.getMessage());
        }
        assertThat(faults).isEqualTo(expected);
    }
}
