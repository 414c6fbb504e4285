package cymru.rhybudd.local.reconcile;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys by which person records are held to be the same person. */
final class LinkKeys {
    private static final LocalDate PLACEHOLDER = LocalDate.of(1900, 1, 1);
    private static final Pattern NATIONAL_INSURANCE_NUMBER = Pattern.compile("[A-Z]{2}[0-9]{6}[A-D]");
    private static final Set<String> NOT_ALLOCATED = Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");
    private static final int PREFIX = 2;
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern COMBINING_MARK = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_LETTER = Pattern.compile("\\P{L}+");

    private LinkKeys() {}

    /** Up to two keys, of national identifier and date of birth, and of name, date of birth and address. */
    static Set<String> of(Row person) {
        return switch (person.table()) {
            case CONTACT -> of(person, "forename", "date_of_birth", "national_insurance_no");
            case HOUSING_PERSON -> of(person, "forenames", "date_of_birth", "ni_number");
            case REVENUES_PERSON -> of(person, "forename", "birth_date", "nino");
            default -> throw new IllegalArgumentException("no person record: " + person.name());
        };
    }

    private static Set<String> of(Row person, String forenames, String born, String nationalIdentifier) {
        Set<String> keys = new HashSet<>();
        LocalDate dateOfBirth = dateOfBirth(person.date(born));
        if (dateOfBirth == null) {
            return keys;
        }
        String number = nationalInsuranceNumber(person.text(nationalIdentifier));
        if (number != null) {
            keys.add("national identifier " + number + " " + dateOfBirth);
        }
        String name = name(person.code(forenames), person.code("surname"));
        Long uprn = person.number("uprn");
        if (!name.isEmpty() && uprn != null && uprn > 0) {
            keys.add("name " + name + " " + dateOfBirth + " " + uprn);
        }
        return keys;
    }

    static @Nullable LocalDate dateOfBirth(@Nullable LocalDate written) {
        return written != null && written.isAfter(PLACEHOLDER) ? written : null;
    }

    static @Nullable String nationalInsuranceNumber(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String number = WHITE_SPACE.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
        if (!NATIONAL_INSURANCE_NUMBER.matcher(number).matches()
                || NOT_ALLOCATED.contains(number.substring(0, PREFIX))) {
            return null;
        }
        boolean madeUp = number.chars().filter(Character::isDigit).distinct().count() == 1;
        return madeUp ? null : number;
    }

    static String name(String forenames, String surname) {
        String decomposed = Normalizer.normalize(forenames + surname, Normalizer.Form.NFD);
        String unmarked = COMBINING_MARK.matcher(decomposed).replaceAll("");
        return NOT_A_LETTER.matcher(unmarked.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
