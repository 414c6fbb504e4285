package cymru.rhybudd.domain.identity;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When two person records are held to be the same person: they share a link key. The rule is exact on purpose: it joins
 * too little rather than too much. It is the seam that probabilistic linking will fill.
 */
public final class ExactRule {
    private static final Pattern NATIONAL_INSURANCE_NUMBER = Pattern.compile("[A-Z]{2}[0-9]{6}[A-D]");
    /** Prefixes that HM Revenue and Customs gives nobody (its National Insurance Manual, NIM39110), and digits that somebody made up. */
    private static final Pattern NOBODYS = Pattern.compile("(BG|GB|KN|NK|NT|TN|ZZ).*|..([0-9])\\2{5}.");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]");
    private static final LocalDate PLACEHOLDER = LocalDate.of(1900, 1, 1);

    private ExactRule() {}

    /** The keys that the record shares with every other record of the same person; at most two. */
    public static List<String> linkKeys(PersonDetails details) {
        List<String> keys = new ArrayList<>(2);
        LocalDate born = details.dateOfBirth();
        if (born == null || !born.isAfter(PLACEHOLDER)) {
            return keys;
        }
        String number = nationalInsuranceNumber(details.nationalInsuranceNumber());
        if (number != null) {
            keys.add("number|" + number + "|" + born);
        }
        Long uprn = details.uprn();
        String name = normalised(details.forenames() + details.surname());
        if (uprn != null && uprn > 0 && !name.isEmpty()) {
            keys.add("name|" + name + "|" + born + "|" + uprn);
        }
        return keys;
    }

    private static @Nullable String nationalInsuranceNumber(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String number = WHITE_SPACE.matcher(raw).replaceAll("").toUpperCase(Locale.ROOT);
        boolean held = NATIONAL_INSURANCE_NUMBER.matcher(number).matches()
                && !NOBODYS.matcher(number).matches();
        return held ? number : null;
    }

    /** Letters only, without case and without diacritics: Siân ap Rhys and SIAN AP-RHYS are alike. */
    private static String normalised(String name) {
        return NOT_A_LETTER
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
