package cymru.rhybudd.streams;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person as council systems record them, in the columns of whichever system it is. */
record Somebody(
        String forenames,
        String surname,
        @Nullable LocalDate born,
        @Nullable String number,
        @Nullable Long uprn,
        String addressLine,
        String ward) {

    static final Somebody SIAN = new Somebody(
            "Siân Angharad",
            "Prydderch",
            LocalDate.of(1988, 3, 1),
            "AB123456C",
            100_100_000_001L,
            "14 Heol Gwyrddlas",
            "W05000703");

    static final Somebody TOMOS = new Somebody(
            "Tomos Llywelyn",
            "Cadwaladr",
            LocalDate.of(1985, 7, 12),
            "CE654321A",
            100_100_000_002L,
            "3 Lôn Ysguborwen",
            "W05000705");

    Somebody withNumber(@Nullable String other) {
        return new Somebody(forenames, surname, born, other, uprn, addressLine, ward);
    }

    Somebody born(@Nullable LocalDate other) {
        return new Somebody(forenames, surname, other, number, uprn, addressLine, ward);
    }

    Somebody called(String otherForenames, String otherSurname) {
        return new Somebody(otherForenames, otherSurname, born, number, uprn, addressLine, ward);
    }

    Somebody at(@Nullable Long otherUprn) {
        return new Somebody(forenames, surname, born, number, otherUprn, addressLine, ward);
    }

    Somebody inWard(String other) {
        return new Somebody(forenames, surname, born, number, uprn, addressLine, other);
    }

    /** The columns of a person record; a number as text in housing and education, a text in revenues. */
    Map<String, @Nullable Object> in(String table, Object key) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("surname", surname);
        columns.put("uprn", uprn);
        columns.put("address_line", addressLine);
        columns.put("postcode", "CF47 8ZZ");
        columns.put("ward_code", ward);
        switch (table) {
            case "revenues/person" -> {
                columns.put("person_ref", key);
                columns.put("forename", forenames);
                columns.put("birth_date", born);
                columns.put("nino", number);
                columns.put("welsh_correspondence", true);
            }
            case "housing/person" -> {
                columns.put("person_id", key);
                columns.put("forenames", forenames);
                columns.put("date_of_birth", born);
                columns.put("ni_number", number);
                columns.put("correspondence_language", "E");
            }
            case "education/contact" -> {
                columns.put("contact_id", key);
                columns.put("forename", forenames);
                columns.put("date_of_birth", born);
                columns.put("national_insurance_no", number);
                columns.put("preferred_language", "eng");
            }
            default -> throw new IllegalArgumentException(table + " holds no person records");
        }
        return columns;
    }
}
