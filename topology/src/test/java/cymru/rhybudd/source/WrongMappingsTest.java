package cymru.rhybudd.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case changes one thing in a mapping that is right. */
class WrongMappingsTest {
    private static final String RIGHT = """
            source: housing
            name: Civica Housing
            tables:
              person:
                columns: { person_id: integer, first: text, last: text, born: date?, uprn: integer? }
                key: [ person_id ]
                person: { forenames: first, surname: last, date-of-birth: born, uprn: uprn }
              holder:
                columns: { tenancy_id: integer, person_id: integer, to_date: date? }
                key: [ tenancy_id, person_id ]
                party:
                  about: { tenancy: tenancy_id }
                  person: { person: person_id }
                  when: "to_date == null || to_date >= date('2900-01-01')"
              rent_account:
                columns: { account_id: integer, tenancy_id: integer, period: text, rent: decimal, arrears: decimal, pending: decimal, kept: boolean? }
                key: [ account_id ]
                fact:
                  type: rent-balance
                  about: { tenancy: tenancy_id }
                  when: rent > 0
                  values:
                    rent-period: "{'W': 'WEEKLY', 'M': 'MONTHLY'}[period]"
                    rent-pence: rent
                    arrears-pence: arrears
                    benefit-pending-pence: pending
                    arrangement-kept: kept
                    cleared-arrears-pence: "0"
            """;

    private static String faultsOf(String text) {
        try {
            SourceMapping.parse("f.yaml", text);
            return "none";
        } catch (ConfigurationFaultException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void theRightOneIsRight() {
        assertThat(faultsOf(RIGHT)).isEqualTo("none");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                argumentSet(
                        "no source",
                        "source: housing\n",
                        "",
                        "f.yaml:1:1: 'source' is missing. Remedy: add a line 'source: …' here."),
                argumentSet(
                        "a source with a slash",
                        "source: housing",
                        "source: a/b",
                        "f.yaml:1:9: 'a/b' is not a source id, such as housing. Remedy: write a source id, such as housing."),
                argumentSet(
                        "an unknown key",
                        "name: Civica",
                        "nmae: Civica",
                        "f.yaml:1:1: 'name' is missing. Remedy: add a line 'name: …' here.\nf.yaml:2:1: unknown key 'nmae'. Remedy: did you mean 'name'?"),
                argumentSet(
                        "an unknown key of a table",
                        "    fact:",
                        "    facts:",
                        "f.yaml:16:5: the rows of rent_account make nothing. Remedy: add person, party or fact.\nf.yaml:18:5: unknown key 'facts'. Remedy: did you mean 'fact'?"),
                argumentSet(
                        "an unknown key of a party",
                        "      when: \"to_date",
                        "      whn: \"to_date",
                        "f.yaml:14:7: unknown key 'whn'. Remedy: did you mean 'when'?"),
                argumentSet(
                        "a last day that is no date",
                        "      when: \"to_date == null || to_date >= date('2900-01-01')\"",
                        "      until: to_date == null",
                        "f.yaml:14:14: until must be a date, and this is of type bool. Remedy: give it a column or an expression of the right type."),
                argumentSet(
                        "a table twice",
                        "  rent_account:",
                        "  holder:",
                        "f.yaml:15:3: the key 'holder' is there twice. Remedy: keep one."),
                argumentSet(
                        "a schema in a table's name",
                        "  rent_account:",
                        "  public.rent:",
                        "f.yaml:15:3: 'public.rent' is not a table's name without its schema. Remedy: write a table's name without its schema."),
                argumentSet(
                        "an unknown type",
                        "rent: decimal,",
                        "rent: money,",
                        "f.yaml:16:78: 'money' is no type of a column. Remedy: use one of: text, integer, decimal, boolean, date."),
                argumentSet(
                        "a type with a slip",
                        "rent: decimal,",
                        "rent: decimel?,",
                        "f.yaml:16:78: 'decimel?' is no type of a column. Remedy: did you mean 'decimal'?"),
                argumentSet(
                        "no type",
                        "rent: decimal,",
                        "rent: ,",
                        "f.yaml:16:77: a text is expected here. Remedy: write one."),
                argumentSet(
                        "a column's name with a space",
                        "rent: decimal,",
                        "the rent: decimal,",
                        "f.yaml:16:72: 'the rent' is not a column's name. Remedy: write a column's name."),
                argumentSet(
                        "a refused column",
                        "kept: boolean?",
                        "case_notes: text?",
                        "f.yaml:16:123: the column case_notes is refused: free text may hold anything. Remedy: take it off the list; no mapping may take it."),
                argumentSet(
                        "a refused column, never used",
                        "uprn: integer? }",
                        "uprn: integer?, reason_code: text }",
                        "f.yaml:5:90: the column reason_code is refused: reasons of exclusions and of homelessness reveal health, abuse or prison. Remedy: take it off the list; no mapping may take it."),
                argumentSet(
                        "a column never used",
                        "kept: boolean? }",
                        "kept: boolean?, band: text }",
                        "f.yaml:16:139: the column band is listed and never used. Remedy: take it off the list."),
                argumentSet(
                        "a macro over a list",
                        "when: rent > 0",
                        "when: \"['W', 'M'].exists(c, c == period)\"",
                        "f.yaml:21:25: 'exists' cannot be used: an expression looks at one row, and goes through no list. Remedy: ask with in, such as code in ['A', 'B'], or with == null."),
                argumentSet("a list of codes", "when: rent > 0", "when: \"rent > 0 && period in ['W', 'M']\"", "none"),
                argumentSet(
                        "no key",
                        "    key: [ account_id ]\n",
                        "",
                        "f.yaml:16:5: 'key' is missing. Remedy: add a line 'key: …' here."),
                argumentSet(
                        "an empty key",
                        "key: [ account_id ]",
                        "key: []",
                        "f.yaml:17:10: the table has no key. Remedy: list its primary key columns."),
                argumentSet(
                        "an unlisted key column",
                        "key: [ account_id ]",
                        "key: [ acount_id ]",
                        "f.yaml:17:12: the column acount_id is not listed. Remedy: list it under columns, or did you mean 'account_id'?"),
                argumentSet(
                        "a nullable key column",
                        "account_id: integer,",
                        "account_id: integer?,",
                        "f.yaml:17:12: the column account_id may be null and cannot be part of a key. Remedy: use the table's primary key."),
                argumentSet(
                        "a key that is no list",
                        "key: [ account_id ]",
                        "key: account_id",
                        "f.yaml:17:10: a list is expected here. Remedy: write [ one, another ], or a line '- one' for each."),
                argumentSet(
                        "a person with two keys",
                        "key: [ person_id ]",
                        "key: [ person_id, last ]",
                        "f.yaml:7:13: a person record's key has several columns. Remedy: use a table with one key column."),
                argumentSet(
                        "a person without a name",
                        "forenames: first, surname: last,",
                        "forenames: first + last,",
                        "f.yaml:7:13: 'surname' is missing. Remedy: add a line 'surname: …' that gives a text."),
                argumentSet(
                        "a person's unknown value",
                        "date-of-birth: born",
                        "birth-date: born",
                        "f.yaml:7:48: unknown key 'birth-date'. Remedy: use one of: title, forenames, surname, date-of-birth, national-insurance-number, uprn, address-line, postcode, ward, language, when."),
                argumentSet(
                        "a party of nobody",
                        "person: { person: person_id }",
                        "person: { persn: person_id }",
                        "f.yaml:13:17: no table 'persn' with person records is mapped. Remedy: did you mean 'person'?"),
                argumentSet(
                        "a party by a key of another type",
                        "person_id: integer, to_date",
                        "person_id: text, to_date",
                        "f.yaml:13:25: the column person_id is of type text, and the key of person is of type integer. Remedy: use the column that holds the key of person."),
                argumentSet(
                        "two abouts",
                        "about: { tenancy: tenancy_id }\n      when",
                        "about: { tenancy: tenancy_id, person: account_id }\n      when",
                        "f.yaml:20:14: one entry is expected here. Remedy: write { account: the_column }."),
                argumentSet(
                        "about an unlisted column",
                        "about: { tenancy: tenancy_id }\n      when",
                        "about: { tenancy: tenancy }\n      when",
                        "f.yaml:20:25: the column tenancy is not listed. Remedy: list it under columns, or did you mean 'tenancy_id'?"),
                argumentSet(
                        "about what may be null",
                        "tenancy_id: integer, period",
                        "tenancy_id: integer?, period",
                        "f.yaml:20:25: the column tenancy_id may be null and cannot name a tenancy. Remedy: use a column that names one in every row."),
                argumentSet(
                        "an unknown fact",
                        "rent-balance",
                        "rent-balanse",
                        "f.yaml:19:13: 'rent-balanse' is no type of fact. Remedy: did you mean 'rent-balance'?"),
                argumentSet(
                        "a missing value",
                        "        arrears-pence: arrears\n",
                        "",
                        "f.yaml:23:9: 'arrears-pence' is missing. Remedy: add a line 'arrears-pence: …' that gives an amount in pence."),
                argumentSet(
                        "an unknown value",
                        "arrangement-kept: kept",
                        "arrangement: kept",
                        "f.yaml:27:9: unknown key 'arrangement'. Remedy: did you mean 'arrangement-kept'?"),
                argumentSet(
                        "an empty value",
                        "rent-pence: rent",
                        "rent-pence:",
                        "f.yaml:24:20: a text is expected here. Remedy: write one."),
                argumentSet(
                        "a value that is a list",
                        "rent-pence: rent",
                        "rent-pence: [ rent ]",
                        "f.yaml:24:21: a text is expected here. Remedy: write one."),
                argumentSet(
                        "an unknown column in an expression",
                        "rent-pence: rent",
                        "rent-pence: rent + credit",
                        "f.yaml:24:28: the column credit is not listed. Remedy: list it under columns, or use one of: account_id, tenancy_id, period, rent, arrears, pending, kept."),
                argumentSet(
                        "an unknown column, bare",
                        "rent-pence: rent",
                        "rent-pence: rents",
                        "f.yaml:24:21: the column rents is not listed. Remedy: list it under columns, or did you mean 'rent'?"),
                argumentSet(
                        "types that do not fit",
                        "when: rent > 0",
                        "when: \"rent > 'a'\"",
                        "f.yaml:21:19: '>' does not apply to (int, string). Remedy: use values of one type; a decimal is in pence and a date in days, both int."),
                argumentSet(
                        "null of what is never null",
                        "when: rent > 0",
                        "when: rent == null",
                        "f.yaml:21:18: '==' does not apply to (int, null). Remedy: compare only columns with a question mark with null."),
                argumentSet(
                        "bad syntax",
                        "when: rent > 0",
                        "when: rent >",
                        "f.yaml:21:19: the expression is wrong: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}. Remedy: write a column, or an expression in CEL."),
                argumentSet(
                        "a condition that is a number",
                        "when: rent > 0",
                        "when: rent",
                        "f.yaml:21:13: when must be true or false, and this is of type int. Remedy: give it a column or an expression of the right type."),
                argumentSet(
                        "a condition that may be null",
                        "when: rent > 0",
                        "when: kept",
                        "f.yaml:21:13: when must not be null, and this may be. Remedy: take the question mark off the column's type if it is never null, or say what null means."),
                argumentSet(
                        "a text for an amount",
                        "rent-pence: rent",
                        "rent-pence: period",
                        "f.yaml:24:21: rent-pence must be an amount in pence, and this is of type string. Remedy: give it a column or an expression of the right type."),
                argumentSet(
                        "a decimal number for an amount",
                        "rent-pence: rent",
                        "rent-pence: 1.5",
                        "f.yaml:24:21: rent-pence must be an amount in pence, and this is of type double. Remedy: give it a column or an expression of the right type."),
                argumentSet(
                        "what may be null for what may not",
                        "arrears: decimal,",
                        "arrears: decimal?,",
                        "f.yaml:25:24: arrears-pence must not be null, and this may be. Remedy: take the question mark off the column's type if it is never null, or say what null means."),
                argumentSet(
                        "a date for an amount",
                        "arrears: decimal,",
                        "arrears: date,",
                        "f.yaml:25:24: arrears-pence must be an amount in pence, and the column is of type date. Remedy: give it another column, or correct the column's type."),
                argumentSet(
                        "a number for a date",
                        "born: date?",
                        "born: integer?",
                        "f.yaml:7:63: date-of-birth must be a date, and the column is of type integer. Remedy: give it another column, or correct the column's type."),
                argumentSet(
                        "an amount for a number",
                        "uprn: integer?",
                        "uprn: decimal?",
                        "f.yaml:7:75: uprn must be a whole number, and the column is of type decimal. Remedy: give it another column, or correct the column's type."),
                argumentSet(
                        "a constant with a slip",
                        "'M': 'MONTHLY'",
                        "'M': 'MONTLY'",
                        "f.yaml:23:44: 'MONTLY' is no rent-period. Remedy: did you mean 'MONTHLY'?"),
                argumentSet(
                        "an unknown constant",
                        "'M': 'MONTHLY'",
                        "'M': 'DAILY'",
                        "f.yaml:23:44: 'DAILY' is no rent-period. Remedy: use one of: WEEKLY, FORTNIGHTLY, FOUR_WEEKLY, MONTHLY."),
                argumentSet(
                        "an unknown constant of a choice",
                        "\"{'W': 'WEEKLY', 'M': 'MONTHLY'}[period]\"",
                        "\"period == 'W' ? 'WEEKLY' : 'MONTHLI'\"",
                        "f.yaml:23:50: 'MONTHLI' is no rent-period. Remedy: did you mean 'MONTHLY'?"),
                argumentSet(
                        "a code twice",
                        "'M': 'MONTHLY'",
                        "'W': 'MONTHLY'",
                        "f.yaml:23:39: the code 'W' is there twice. Remedy: keep one."),
                argumentSet(
                        "codes of another type",
                        "[period]",
                        "[rent]",
                        "f.yaml:23:54: '[]' does not apply to (map(string, string), int). Remedy: use values of one type; a decimal is in pence and a date in days, both int."),
                argumentSet(
                        "no date",
                        "date('2900-01-01')",
                        "date('2900-13-01')",
                        "f.yaml:14:49: '2900-13-01' is not a date. Remedy: write it as in date('2026-11-30')."),
                argumentSet(
                        "a loop",
                        "when: rent > 0",
                        "when: \"[1].all(x, x > 0)\"",
                        "f.yaml:21:18: 'all' cannot be used: an expression looks at one row, and goes through no list. Remedy: ask with in, such as code in ['A', 'B'], or with == null."));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void areRefusedWithPlaceAndRemedy(String right, String wrong, String expected) {
        assertThat(RIGHT).containsOnlyOnce(right);
        assertThat(faultsOf(RIGHT.replace(right, wrong))).isEqualTo(expected);
    }

    @Test
    void faultsOfAllTablesAreReportedAtOnce() {
        String faults = faultsOf(RIGHT.replace("surname: last", "surname: lst")
                .replace("tenancy: tenancy_id }\n      person", "tenancy: tenanci_id }\n      person")
                .replace("rent-pence: rent", "rent-pence: period")
                .replace("'MONTHLY'", "'MONTLY'"));
        assertThat(faults.lines().map(line -> line.substring(0, line.indexOf(": "))))
                .containsExactly("f.yaml:7:42", "f.yaml:12:25", "f.yaml:23:44", "f.yaml:24:21");
    }

    @Test
    void twoFilesMayNotMapOneSource(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.source.yaml"), RIGHT);
        Files.writeString(directory.resolve("b.source.yaml"), RIGHT);
        Files.writeString(directory.resolve("c.source.yaml"), "source: other");
        Files.writeString(directory.resolve("notes.yaml"), "not: looked at");
        assertThatThrownBy(() -> SourceMappings.load(directory))
                .hasMessage("b.source.yaml:1:1: the source 'housing' is already mapped in a.source.yaml. "
                        + "Remedy: give each source one file and one id.\n"
                        + "c.source.yaml:1:1: 'name' is missing. Remedy: add a line 'name: …' here.");
    }

    @Test
    void noCouncilSystemIsTheCanary(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.source.yaml"), RIGHT.replace("source: housing", "source: canary"));
        assertThatThrownBy(() -> SourceMappings.load(directory))
                .hasMessage("a.source.yaml:1:1: the source 'canary' is the service's own. "
                        + "Remedy: give the source another id.");
    }

    @Test
    void aCouncilWithoutMappingsIsRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> SourceMappings.load(directory))
                .hasMessage(directory + ":1:1: there is no *.source.yaml. Remedy: put the source mappings there.");
        assertThatThrownBy(() -> SourceMappings.load(directory.resolve("none")))
                .hasMessage(directory.resolve("none")
                        + ":1:1: the directory cannot be read. Remedy: check that it exists and is readable.");
    }
}
