package cymru.rhybudd.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactRuleTest {
    private static final LocalDate BORN = LocalDate.of(1987, 3, 1);
    private static final String NUMBER = "QQ123456A";
    private static final long UPRN = 100100012345L;

    private static PersonDetails person(
            String forenames, String surname, @Nullable LocalDate born, @Nullable String number, @Nullable Long uprn) {
        return new PersonDetails(null, forenames, surname, born, number, uprn, null, null, null, null);
    }

    private static PersonDetails named(String forenames, String surname) {
        return person(forenames, surname, BORN, null, UPRN);
    }

    private static PersonDetails numbered(@Nullable String number) {
        return person("Siân", "Rhys", BORN, number, null);
    }

    @Test
    void givesAKeyForTheNumberAndOneForNameAndHome() {
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", BORN, NUMBER, UPRN)))
                .containsExactly("number|QQ123456A|1987-03-01", "name|sianrhys|1987-03-01|100100012345");
    }

    static Stream<Arguments> sameNames() {
        return Stream.of(
                argumentSet("case", named("SIÂN", "RHYS"), named("siân", "rhys")),
                argumentSet("a circumflex left out", named("Siân", "Rhys"), named("Sian", "Rhys")),
                argumentSet("w and y with circumflex", named("Dŵynwen", "Ŷnys"), named("Dwynwen", "Ynys")),
                argumentSet(
                        "diaeresis, acute and grave", named("Gwenllïan Ẁena", "Ávan"), named("Gwenllian Wena", "Avan")),
                argumentSet("composed and decomposed", named("Si\u00e2n", "Rhys"), named("Sia\u0302n", "Rhys")),
                argumentSet(
                        "hyphens, apostrophes, spaces",
                        named("Mary-Ann ", "O'Neill"),
                        named("Mary Ann", "O\u2019Neill")),
                argumentSet("where forenames end", named("Siân ap", "Rhys"), named("Siân", "ap Rhys")),
                argumentSet("digits typed in by accident", named("Siân1", "Rhys"), named("Siân", "Rhys")));
    }

    @ParameterizedTest
    @MethodSource("sameNames")
    void holdsNamesForTheSame(PersonDetails one, PersonDetails other) {
        assertThat(ExactRule.linkKeys(one)).isNotEmpty().isEqualTo(ExactRule.linkKeys(other));
    }

    static Stream<Arguments> otherPeople() {
        return Stream.of(
                argumentSet("another name", named("Siôn", "Rhys")),
                argumentSet("forename and surname exchanged", named("Rhys", "Siân")),
                argumentSet("another day of birth", person("Siân", "Rhys", BORN.plusDays(1), null, UPRN)),
                argumentSet("another home", person("Siân", "Rhys", BORN, null, UPRN + 1)));
    }

    @ParameterizedTest
    @MethodSource("otherPeople")
    void holdsPeopleApart(PersonDetails other) {
        assertThat(ExactRule.linkKeys(other))
                .hasSize(1)
                .doesNotContainAnyElementsOf(ExactRule.linkKeys(named("Siân", "Rhys")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQ123456A", "qq123456a", "QQ 12 34 56 A", " QQ\t123456\nA "})
    void readsANationalInsuranceNumberHoweverItIsWritten(String number) {
        assertThat(ExactRule.linkKeys(numbered(number))).containsExactly("number|QQ123456A|1987-03-01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "QQ123456",
                "QQ123456E",
                "QQ12345A",
                "QQ1234567A",
                "Q1123456A",
                "QQ-12-34-56-A",
                "XQQ123456A",
                "ZZ999999D",
                "ZZ123456D",
                "TN010187A",
                "AB000000A",
                "QQ 11 11 11 A",
                "UNKNOWN"
            })
    void countsWhatIsNoNationalInsuranceNumberAsMissing(@Nullable String number) {
        assertThat(ExactRule.linkKeys(numbered(number))).isEmpty();
    }

    @Test
    void countsADateOfBirthUpTo1900AsAPlaceholder() {
        LocalDate placeholder = LocalDate.of(1900, 1, 1);
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", null, NUMBER, UPRN)))
                .isEmpty();
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", LocalDate.of(1800, 1, 1), NUMBER, UPRN)))
                .isEmpty();
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", placeholder, NUMBER, UPRN)))
                .isEmpty();
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", placeholder.plusDays(1), NUMBER, UPRN)))
                .hasSize(2);
    }

    @Test
    void countsAHomeWithoutAPositiveUprnAsMissing() {
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", BORN, null, null))).isEmpty();
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", BORN, null, 0L))).isEmpty();
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", BORN, null, -1L))).isEmpty();
        assertThat(ExactRule.linkKeys(person("Siân", "Rhys", BORN, null, 1L))).hasSize(1);
    }

    @Test
    void countsANameWithoutALetterAsMissing() {
        assertThat(ExactRule.linkKeys(named("-", "?"))).isEmpty();
        assertThat(ExactRule.linkKeys(named("", ""))).isEmpty();
        assertThat(ExactRule.linkKeys(named("", "Rhys"))).hasSize(1);
    }
}
