package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Council.BORN;
import static cymru.rhybudd.local.reconcile.Council.payer;
import static cymru.rhybudd.local.reconcile.Council.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.local.council.RowWrite;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkKeysTest {
    private static final String NUMBER = "AB123456C";

    @ParameterizedTest
    @CsvSource({
        "Siân, Llŷr, sianllyr",
        "SIAN, LLYR, sianllyr",
        "Mair Éluned, ap-Rhŵydd, mairelunedaprhwydd",
        "'Tŵm ''Twm''', O'Neill, twmtwmoneill",
        "Zoë-Ann, Ñúñez 2nd, zoeannnuneznd",
        "👍, -, ''",
    })
    void readsNamesWithoutMarksSpacesAndSigns(String forenames, String surname, String name) {
        assertThat(LinkKeys.name(forenames, surname)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "AB123456C, AB123456C",
                "' ab 12 34 56 c ', AB123456C",
                "AB123456E, none",
                "AB12345C, none",
                "AB1234567, none",
                "XAB123456C, none",
                "ZZ123456C, none",
                "TN010187A, none",
                "AB000000A, none",
                "AB000001A, AB000001A",
                "'', none",
                "none, none"
            })
    void takesNationalInsuranceNumbersOfTheRightForm(String written, String number) {
        assertThat(LinkKeys.nationalInsuranceNumber(written)).isEqualTo(number);
    }

    @Test
    void takesNoPlaceholderForADateOfBirth() {
        assertThat(LinkKeys.dateOfBirth(LocalDate.of(1900, 1, 1))).isNull();
        assertThat(LinkKeys.dateOfBirth(LocalDate.of(1900, 1, 2))).isEqualTo("1900-01-02");
    }

    static Stream<Arguments> pairs() {
        LocalDate placeholder = LocalDate.of(1900, 1, 1);
        RowWrite named = tenant(1, "Siân", "Llŷr", BORN, NUMBER, 7L);
        RowWrite unborn = tenant(1, "Siân", "Llŷr", placeholder, NUMBER, 7L);
        return Stream.of(
                argumentSet("number and birth", true, named, payer("R1", "X", "Y", BORN, NUMBER, null)),
                argumentSet("number, other birth", false, named, payer("R1", "X", "Y", BORN.plusDays(1), NUMBER, null)),
                argumentSet("number, no birth", false, named, payer("R1", "Siân", "Llŷr", null, NUMBER, 7L)),
                argumentSet(
                        "number and placeholder", false, unborn, payer("R1", "Siân", "Llŷr", placeholder, NUMBER, 7L)),
                argumentSet("name, birth, address", true, named, payer("R1", "SIAN", "LLYR", BORN, null, 7L)),
                argumentSet("despite another number", true, named, payer("R1", "SIAN", "LLYR", BORN, "ZZ999999A", 7L)),
                argumentSet("name split elsewhere", true, named, payer("R1", "Sia", "nLlyr", BORN, null, 7L)),
                argumentSet("other address", false, named, payer("R1", "Siân", "Llŷr", BORN, null, 8L)),
                argumentSet("no address", false, named, payer("R1", "Siân", "Llŷr", BORN, null, null)),
                argumentSet("other name", false, named, payer("R1", "Siân", "Llwyd", BORN, null, 7L)),
                argumentSet(
                        "address 0", false, tenant(1, "A", "B", BORN, null, 0L), payer("R1", "A", "B", BORN, null, 0L)),
                argumentSet(
                        "no letters",
                        false,
                        tenant(1, "-", "-", BORN, null, 7L),
                        payer("R1", "-", "-", BORN, null, 7L)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void linksRecordsThatShareAKey(boolean linked, RowWrite one, RowWrite other) {
        assertThat(new Council().with(one, other).oracle().pictures()).hasSize(linked ? 1 : 2);
    }

    @Test
    void linksByWayOfOthers() {
        assertThat(Council.family().oracle().pictures())
                .singleElement()
                .extracting(Picture::records)
                .isEqualTo(Set.of("education/contact/1", "housing/person/1", "revenues/person/R1"));
    }
}
