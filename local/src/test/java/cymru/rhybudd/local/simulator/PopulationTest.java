package cymru.rhybudd.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.simulator.CouncilRows.Effect;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PopulationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Set<String> PERSONS = Set.of("education/contact", "housing/person", "revenues/person");

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(8);
    }

    private static Population council(long seed) {
        return Population.generate(seed, 2_000, DAY);
    }

    private static Stream<Adult> adults(Population population) {
        return population.households().stream().flatMap(household -> household.adults.stream());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isTheSameForTheSameSeedSizeAndDay(long seed) {
        List<RowWrite> first = Population.generate(seed, 150, DAY).written().toList();
        assertThat(Population.generate(seed, 150, DAY).written())
                .as("seed %d", seed)
                .containsExactlyElementsOf(first);
        assertThat(Population.generate(seed + 1, 150, DAY).written().toList())
                .as("another seed than %d", seed)
                .isNotEqualTo(first);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsTheDatesOfThePastFromTheDay(long seed) {
        Iterator<RowWrite> later =
                Population.generate(seed, 150, DAY.plusDays(1)).written().iterator();
        Population.generate(seed, 150, DAY)
                .written()
                .forEach(row -> assertThat(later.next().columns())
                        .as("seed %d: %s", seed, row.name())
                        .isEqualTo(aDayLater(row)));
        assertThat(later.hasNext()).as("seed %d", seed).isFalse();
    }

    private static Map<String, @Nullable Object> aDayLater(RowWrite row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(row.columns());
        boolean adult = PERSONS.contains(row.database() + "/" + row.table());
        columns.replaceAll((column, value) -> {
            boolean counted = value instanceof LocalDate date && date.getYear() < 2999 && !adult;
            return counted ? ((LocalDate) value).plusDays(1) : value;
        });
        return columns;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hasExactlySoManyAdults(long seed) {
        for (int citizens : new int[] {1, 2, 99, 100}) {
            Population population = Population.generate(seed, citizens, DAY);
            assertThat(adults(population).map(adult -> adult.number))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            Stream.iterate(0, n -> n + 1).limit(citizens).toList());
            assertThat(population.written().filter(row -> row.name().startsWith("revenues/person/")))
                    .as("seed %d: everybody is known to revenues", seed)
                    .hasSize(citizens);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void satisfiesEveryConstraintWithParentsBeforeChildren(long seed) {
        CouncilRows rows = new CouncilRows();
        assertThatCode(() -> council(seed)
                        .written()
                        .forEach(row ->
                                assertThat(rows.apply(row)).as(row.name()).isEqualTo(Effect.INSERTED)))
                .as("seed %d", seed)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void knowsAPersonUnderAnotherIdInEverySystem(long seed) {
        Population population = council(seed);
        List<String> ofAdults = new ArrayList<>();
        adults(population).forEach(adult -> {
            assertThat(adult.records().stream().map(name -> name.substring(name.lastIndexOf('/') + 1)))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
            ofAdults.addAll(adult.records());
        });
        assertThat(population
                        .written()
                        .filter(row -> PERSONS.contains(row.database() + "/" + row.table()))
                        .map(RowWrite::name))
                .as("seed %d: every person record is of one true person", seed)
                .containsExactlyInAnyOrderElementsOf(ofAdults);
        assertThat(adults(population).map(adult -> adult.records().size()))
                .as("seed %d: known to one, two and three systems", seed)
                .contains(1, 2, 3);
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                difference(
                        "no second forename in revenues", a -> !told(a.revenuesPerson, "forename", a.forenames, false)),
                difference("no second forename in housing", a -> !told(a.housingPerson, "forenames", a.forenames)),
                difference("another surname in housing", a -> !told(a.housingPerson, "surname", a.surname)),
                difference("no date of birth in housing", a -> lacks(a.housingPerson, "date_of_birth")),
                difference("no date of birth in revenues", a -> lacks(a.revenuesPerson, "birth_date")),
                difference(
                        "a date of birth made up in revenues",
                        a -> told(a.revenuesPerson, "birth_date", LocalDate.of(1900, 1, 1), false)),
                difference("no date of birth at school", a -> lacks(a.contact, "date_of_birth")),
                difference("no number in revenues", a -> lacks(a.revenuesPerson, "nino")),
                difference("no number in housing", a -> lacks(a.housingPerson, "ni_number")),
                difference("no number at school", a -> lacks(a.contact, "national_insurance_no")),
                difference(
                        "the number in small letters in housing",
                        a -> told(
                                a.housingPerson,
                                "ni_number",
                                a.nationalInsuranceNumber.toLowerCase(Locale.ROOT),
                                false)),
                difference(
                        "another address in housing",
                        a -> !told(
                                a.housingPerson, "uprn", known(a.revenuesPerson).known("uprn"))),
                difference("no address at school", a -> lacks(a.contact, "uprn")));
    }

    private static Arguments difference(String name, Predicate<Adult> differs) {
        return argumentSet(name, differs);
    }

    private static TableRow known(@Nullable TableRow row) {
        return Objects.requireNonNull(row);
    }

    private static boolean told(@Nullable TableRow row, String column, Object value) {
        return told(row, column, value, true);
    }

    private static boolean told(@Nullable TableRow row, String column, Object value, boolean withoutRow) {
        return row == null ? withoutRow : value.equals(row.get(column));
    }

    private static boolean lacks(@Nullable TableRow row, String column) {
        return row != null && row.get(column) == null;
    }

    @ParameterizedTest
    @MethodSource("differences")
    void recordsOfOnePersonDifferAsTheyDoInCouncils(Predicate<Adult> differs) {
        assertThat(adults(council(1)).filter(differs).count()).isBetween(10L, 1_000L);
        assertThat(adults(council(2)).filter(differs).count()).isBetween(10L, 1_000L);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodySharesANumberOrAHouseholdsAddress(long seed) {
        Population population = council(seed);
        assertThat(adults(population).map(adult -> adult.nationalInsuranceNumber))
                .as("seed %d", seed)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("Q[A-Z][0-9]{6}[A-D]"));
        assertThat(population.households().stream().map(household -> household.uprn))
                .as("seed %d", seed)
                .doesNotHaveDuplicates()
                .allMatch(uprn -> uprn > 0 && uprn <= 999_999_999_999L);
        assertThat(population.households())
                .as("seed %d: revenues knows where its bills go", seed)
                .allMatch(household -> household.adults.stream()
                        .allMatch(adult -> told(adult.revenuesPerson, "uprn", household.uprn)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void namesAreWelshAndEnglish(long seed) {
        Population population = council(seed);
        assertThat(adults(population).map(adult -> adult.surname))
                .as("seed %d", seed)
                .contains("Jones", "ap Rhys", "O'Brien", "Vaughan-Jones");
        assertThat(adults(population).filter(adult -> adult.surname.matches("Jones|Davies|Williams|Evans|Thomas")))
                .as("seed %d: five names are a quarter of the town", seed)
                .hasSizeGreaterThan(500);
        assertThat(adults(population).map(adult -> adult.forenames.split(" ")[0]))
                .as("seed %d", seed)
                .contains("Siân", "Llŷr", "Gwenllïan", "Emma", "David");
        assertThat(population.households().stream().map(household -> household.addressLine.replaceFirst("[0-9]+ ", "")))
                .as("seed %d", seed)
                .contains("Heol y Castell", "Castle Street");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySystemKnowsTheLanguageOfAPersonInItsOwnCode(long seed) {
        assertThat(adults(council(seed))).as("seed %d", seed).allMatch(adult -> {
            boolean welsh = adult.speaksWelsh;
            return told(adult.revenuesPerson, "welsh_correspondence", welsh)
                    && told(adult.housingPerson, "correspondence_language", welsh ? "W" : "E")
                    && told(adult.contact, "preferred_language", welsh ? "cym" : "eng");
        });
        assertThat(adults(council(seed)).map(adult -> adult.speaksWelsh))
                .as("seed %d", seed)
                .contains(true, false);
    }

    @Test
    void writesWhoIsWhoIntoTheGroundTruth(@TempDir Path directory) throws Exception {
        Population population = Population.generate(7, 100, DAY);
        Path file = directory.resolve("truth.json");

        GroundTruth.write(population, 7, file);

        JsonNode truth = new ObjectMapper().readTree(file.toFile());
        assertThat(truth.path("seed").asLong()).isEqualTo(7);
        List<String> told = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (JsonNode household : truth.path("households")) {
            for (JsonNode person : household.path("people")) {
                person.path("records")
                        .forEach(record -> told.add(household.path("uprn") + " "
                                + person.path("person").asInt() + " " + record.asText()));
            }
        }
        population
                .households()
                .forEach(household -> household.adults.forEach(adult -> adult.records()
                        .forEach(record -> expected.add(household.uprn + " " + adult.number + " " + record))));
        assertThat(told).hasSizeGreaterThan(100).containsExactlyElementsOf(expected);
    }
}
