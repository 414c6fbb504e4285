package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.Somebody.TOMOS;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.PreferredLanguage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 3: which person records are one citizen, and where names may go. */
class LinkStageTest {
    private static final Somebody WITHOUT_NUMBER = SIAN.withNumber(null);
    private static final LocalDate NEXT_DAY = LocalDate.of(1988, 3, 2);

    static Stream<Arguments> samePerson() {
        return Stream.of(
                argumentSet(
                        "number and birth, another name and home",
                        SIAN,
                        SIAN.called("Angie", "Jones").at(5L)),
                argumentSet(
                        "the number written with spaces in lower case",
                        SIAN.at(null),
                        SIAN.withNumber(" ab 12 34 56 c")),
                argumentSet("name, birth and home, no number", SIAN, WITHOUT_NUMBER),
                argumentSet(
                        "the name without accents in capitals",
                        WITHOUT_NUMBER,
                        WITHOUT_NUMBER.called("SIAN-ANGHARAD", "PRYDDERCH")));
    }

    @ParameterizedTest
    @MethodSource("samePerson")
    void recordsThatShareAKeyAreOneCitizen(Somebody one, Somebody other) {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("revenues/person", one.in("revenues/person", "R1"));
            council.insert("housing/person", other.in("housing/person", 40));

            assertThat(council.directory().values())
                    .extracting(DirectoryEntry::getRecords)
                    .containsExactly(List.of("housing/person/40", "revenues/person/R1"));
        }
    }

    static Stream<Arguments> notTheSame() {
        LocalDate placeholder = LocalDate.of(1900, 1, 1);
        return Stream.of(
                argumentSet("the number, born a day later", SIAN, SIAN.born(NEXT_DAY)),
                argumentSet("the number, birth unknown", SIAN, SIAN.born(null)),
                argumentSet("the number, birth a placeholder", SIAN.born(placeholder), SIAN.born(placeholder)),
                argumentSet(
                        "a number that is none",
                        SIAN.at(1L).withNumber("UNKNOWN"),
                        SIAN.at(2L).withNumber("UNKNOWN")),
                argumentSet("name and birth, another home", WITHOUT_NUMBER, WITHOUT_NUMBER.at(7L)),
                argumentSet("name and birth, home unknown", WITHOUT_NUMBER.at(null), WITHOUT_NUMBER.at(null)),
                argumentSet("home and birth, a twin", WITHOUT_NUMBER, WITHOUT_NUMBER.called("Mari", "Prydderch")));
    }

    @ParameterizedTest
    @MethodSource("notTheSame")
    void recordsThatShareNoKeyAreTwoCitizens(Somebody one, Somebody other) {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("revenues/person", one.in("revenues/person", "R1"));
            council.insert("housing/person", other.in("housing/person", 40));

            assertThat(council.directory()).hasSize(2);
        }
    }

    @Test
    void theDirectoryHasTheNameAndWhoeverAskedForWelshIsWrittenToInWelsh() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));

            assertThat(council.directory().values())
                    .extracting(
                            DirectoryEntry::getForenames,
                            DirectoryEntry::getSurname,
                            DirectoryEntry::getAddressLine,
                            DirectoryEntry::getWard,
                            DirectoryEntry::getLanguage)
                    .containsExactly(tuple(
                            "Siân Angharad", "Prydderch", "14 Heol Gwyrddlas", "W05000703", PreferredLanguage.WELSH));
        }
    }

    @Test
    void theDirectoryIsToldOfSomebodyOnlyWhenSomethingIsAnother() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            int told = council.tellingsOfTheDirectory();

            council.update("housing/person", SIAN.in("housing/person", 40));
            assertThat(council.tellingsOfTheDirectory()).isEqualTo(told);

            council.update("housing/person", SIAN.withNumber(null).in("housing/person", 40));
            council.update("housing/person", SIAN.in("housing/person", 40));
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            assertThat(council.directory()).as("link keys that went came back").hasSize(1);
        }
    }

    @Test
    void whoeverIsInNoSystemAnyMoreLeavesTheDirectory() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));

            council.delete("housing/person", Map.of("person_id", 40));

            assertThat(council.directory()).isEmpty();
        }
    }

    @Test
    void namesAreInTheDirectoryAndNoOtherTopicHasThem() {
        try (TestCouncil council = TestCouncil.open()) {
            aFamilyInTrouble(council);

            Set<String> mayHoldNames = Set.of(
                    "citizen-directory",
                    TestCouncil.APPLICATION + "-" + LinkStage.PERSONS + "-changelog",
                    TestCouncil.APPLICATION + "-" + LinkStage.RECORDS + "-changelog");
            Map<String, List<String>> found = new TreeMap<>();
            council.produced().forEach((topic, records) -> {
                List<String> words = personalWords().stream()
                        .filter(word ->
                                records.stream().anyMatch(record -> text(record).contains(word)))
                        .toList();
                if (!words.isEmpty()) {
                    found.put(topic, words);
                }
            });
            assertThat(found.keySet()).as("%s", found).isEqualTo(mayHoldNames);
            assertThat(council.notifications()).isNotEmpty();
        }
    }

    @Test
    void aSecondRunGivesTheSameIdsAndTheSameBytes() {
        assertThat(runOfAFamilyInTrouble()).isEqualTo(runOfAFamilyInTrouble());
    }

    @Test
    void theIdIsMeaninglessAndStaysWhenEverythingAboutThePersonChanges() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            String citizen = council.citizen("housing/person/40");

            council.update("housing/person", TOMOS.in("housing/person", 40));

            assertThat(citizen).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(council.citizen("housing/person/40")).isEqualTo(citizen);
            assertThat(council.directory()).hasSize(1);
        }
    }

    private static void aFamilyInTrouble(TestCouncil council) {
        council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
        council.insert("housing/person", SIAN.in("housing/person", 40));
        council.insert("housing/person", TOMOS.in("housing/person", 41));
        council.insert("education/contact", TOMOS.in("education/contact", 8));
        council.insert("revenues/council_tax_liability", Map.of("account_id", 70, "person_ref", "R1"));
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 41));
        council.insert("revenues/council_tax_balance", Map.of("account_id", 70, "recovery_stage", "LIAB"));
        council.insert(
                "housing/rent_account", Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("900")));
        council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "ORDR"));
        council.update("housing/person", TOMOS.at(9L).in("housing/person", 41));
        council.delete("education/contact", Map.of("contact_id", 8));
    }

    private static Map<String, List<String>> runOfAFamilyInTrouble() {
        try (TestCouncil council = TestCouncil.open()) {
            aFamilyInTrouble(council);
            Map<String, List<String>> bytes = new HashMap<>();
            council.produced().forEach((topic, records) -> {
                List<String> all = new ArrayList<>();
                records.forEach(record -> all.add(hex(record.key()) + " " + hex(record.value())));
                bytes.put(topic, all);
            });
            return bytes;
        }
    }

    /** As they stand in a council's rows, and as a link key has them. */
    private static List<String> personalWords() {
        List<String> words = new ArrayList<>();
        for (Somebody somebody : List.of(SIAN, TOMOS)) {
            words.add(somebody.forenames().toLowerCase(Locale.ROOT));
            words.add(somebody.surname().toLowerCase(Locale.ROOT));
            words.add(somebody.addressLine().toLowerCase(Locale.ROOT));
            words.add(String.valueOf(somebody.number()).toLowerCase(Locale.ROOT));
        }
        words.add("cf47 8zz");
        return words;
    }

    private static String text(TestRecord<byte[], byte[]> record) {
        return (plain(record.key()) + plain(record.value())).toLowerCase(Locale.ROOT);
    }

    private static String plain(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }
}
