package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.DirectoryEntry;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryTest {
    private static final LocalDate BORN = LocalDate.of(1988, 3, 14);

    private final Directory directory = new Directory();

    @BeforeEach
    void twoPeople() {
        directory.take("c1", person("c1", "Siân Eluned", "ap Rhys-Ellis", 100_100L));
        directory.take("c2", person("c2", "Sion", "O’Brien", 100_200L));
    }

    private static DirectoryEntry person(String citizen, String forenames, String surname, long uprn) {
        return ToldAlerts.livingAt(ToldAlerts.person(citizen, forenames, surname), uprn, "housing/person/1");
    }

    private static Wanted named(String name) {
        return Wanted.of(name, null, "", null, "");
    }

    static Stream<Arguments> whatIsKnown() {
        return Stream.of(
                argumentSet("without accents and capitals", named("sian"), "c1"),
                argumentSet("in capitals", named("SIÂN"), "c1"),
                argumentSet("the beginning of each word", named("si rh"), "c1"),
                argumentSet("words in any order", named("Ellis, Siân"), "c1"),
                argumentSet("with an apostrophe", named("O'Brien"), "c2"),
                argumentSet("without the apostrophe", named("obrien"), "c2"),
                argumentSet("with the middle of a word", named("llis"), ""),
                argumentSet("with a word too many", named("Siân Jones"), ""),
                argumentSet("born then", Wanted.of("sian", BORN, "", null, ""), "c1"),
                argumentSet("born a day later", Wanted.of("sian", BORN.plusDays(1), "", null, ""), ""),
                argumentSet("in the postcode", Wanted.of("sian", null, "CF478AA", null, ""), "c1"),
                argumentSet("in another postcode", Wanted.of("sian", null, "CF478AB", null, ""), ""),
                argumentSet("at the address", Wanted.of("", null, "", 100_200L, ""), "c2"),
                argumentSet("by the pseudonym", Wanted.of("", null, "", null, "c2"), "c2"),
                argumentSet("by the pseudonym of somebody else", Wanted.of("sian", null, "", null, "c2"), ""));
    }

    @ParameterizedTest
    @MethodSource("whatIsKnown")
    void whoeverAnswersToAllThatIsKnownIsFound(Wanted wanted, String found) {
        assertThat(directory.answering(wanted).map(DirectoryEntry::getCitizen))
                .containsExactlyElementsOf(
                        found.isEmpty()
                                ? Stream.<String>of().toList()
                                : Stream.of(found).toList());
    }

    @Test
    void whoeverIsForgottenOrHasAnotherNameAnswersNoMore() {
        directory.take("c1", null);
        directory.take("c2", person("c2", "Sion", "Parry", 100_100L));

        assertThat(directory.answering(named("sian"))).isEmpty();
        assertThat(directory.answering(named("obrien"))).isEmpty();
        assertThat(directory.at(100_100L)).containsExactly("c2");
        assertThat(directory.at(100_200L)).isEmpty();
    }

    static Stream<Arguments> whetherSomebodyIsNamed() {
        return Stream.of(
                argumentSet("whole names and the birth", known("sian ellis", BORN, "", ""), true),
                argumentSet("the beginning of a name", known("sian elli", BORN, "", ""), false),
                argumentSet("one name", known("sian", BORN, "", ""), false),
                argumentSet("one name twice", known("sian sian", BORN, "", ""), false),
                argumentSet("no birth", known("sian ellis", null, "", ""), false),
                argumentSet("a place too", known("sian ellis", BORN, "CF478AA", ""), false),
                argumentSet("the pseudonym", known("", null, "", "c1"), true),
                argumentSet("a birth that is tried with the pseudonym", known("", BORN, "", "c1"), false),
                argumentSet("a name that is tried with the pseudonym", known("sian ellis", BORN, "", "c1"), false));
    }

    private static Wanted known(String name, @Nullable LocalDate born, String postcode, String citizen) {
        return Wanted.of(name, born, postcode, null, citizen);
    }

    @ParameterizedTest
    @MethodSource("whetherSomebodyIsNamed")
    void onlyWhatIsKnownAlreadyNamesSomebody(Wanted wanted, boolean named) {
        assertThat(wanted.names(directory.who("c1").orElseThrow())).isEqualTo(named);
    }
}
