package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.Wanted;
import cymru.rhybudd.console.words.Words;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the form with which an officer looks for somebody. */
final class SearchForm {
    private static final String NAME = "search-name";
    private static final String BORN = "search-born";
    private static final String PLACE = "search-place";
    private static final String CITIZEN = "search-citizen";
    private static final List<String> FIELDS =
            List.of(NAME, BORN + "-day", BORN + "-month", BORN + "-year", PLACE, CITIZEN, ViewReason.FIELD, "reason");

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1880, 1, 1);
    private static final int LONGEST_NAME = 200;
    private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}");
    private static final Pattern UPRN = Pattern.compile("[1-9][0-9]{0,11}");
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9|._:-]{1,100}");

    private SearchForm() {}

    /** Whom the officer looks for; empty where something is wrong, which the form then says. */
    static Optional<Search> read(Words words, Form form, LocalDate today) {
        String name = form.value(NAME);
        if (name.length() > LONGEST_NAME) {
            form.refuse(NAME, "search.error.name");
        }
        LocalDate born = hasDay(form)
                ? form.date(BORN, EARLIEST_BIRTH, today, "search.error.born").orElse(null)
                : null;
        String place = form.value(PLACE).replace(" ", "").toUpperCase(Locale.ROOT);
        boolean isNumber = UPRN.matcher(place).matches();
        if (!place.isEmpty() && !isNumber && !POSTCODE.matcher(place).matches()) {
            form.refuse(PLACE, "search.error.place");
        }
        String citizen = form.value(CITIZEN);
        if (!citizen.isEmpty() && !PSEUDONYM.matcher(citizen).matches()) {
            form.refuse(CITIZEN, "search.error.citizen");
        }
        Wanted wanted = Wanted.of(name, born, isNumber ? "" : place, isNumber ? Long.valueOf(place) : null, citizen);
        if (form.errors().isEmpty() && wanted.isNothing()) {
            form.refuse(NAME, "search.error.nothing");
        }
        return ViewReason.read(words, form).map(reason -> new Search(wanted, reason, typed(form)));
    }

    private static boolean hasDay(Form form) {
        return Stream.of("-day", "-month", "-year")
                .anyMatch(part -> !form.value(BORN + part).isEmpty());
    }

    private static Map<String, String> typed(Form form) {
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field -> typed.put(field, form.value(field)));
        return typed;
    }
}
