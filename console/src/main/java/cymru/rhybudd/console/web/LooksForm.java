package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.governance.Looking;
import cymru.rhybudd.console.words.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Which looks are asked for. The day may be left out where a citizen is named; otherwise it is the last week's.
 *
 * @param form with its fields filled in
 */
public record LooksForm(Form form, LocalDate from, LocalDate to) {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 92;
    private static final int LAST_YEAR = 9_999;
    private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

    /** Reads what somebody filled in; of nothing it is everybody's last week. */
    static LooksForm read(Map<String, String> given, LocalDate today) {
        boolean ofOne = !given.getOrDefault("citizen", "").isBlank();
        Form form = new Form(given);
        LocalDate to = day(form, "last", today);
        LocalDate from = day(form, "from", ofOne ? BEGINNING : to.minusDays(USUAL_DAYS - 1));
        if (to.isBefore(from)) {
            form.refuse("from", "gov.error.order");
        } else if (!ofOne && from.plusDays(MOST_DAYS).isBefore(to)) {
            form.refuse("from", "gov.error.days");
        }
        return new LooksForm(form, from, to);
    }

    private static LocalDate day(Form form, String field, LocalDate otherwise) {
        String text = form.value(field);
        try {
            LocalDate day = text.isEmpty() ? otherwise : LocalDate.parse(text);
            if (day.getYear() > LAST_YEAR) {
                throw new DateTimeException("no look was in that year");
            }
            return day;
        } catch (DateTimeException e) {
            form.refuse(field, "error.date");
            return otherwise;
        }
    }

    /** What is asked; empty where something is wrong. */
    Optional<Looking> looking() {
        Instant begin = from.atStartOfDay(Words.ZONE).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(Words.ZONE).toInstant();
        return form.errors().isEmpty()
                ? Optional.of(new Looking(form.value("citizen"), form.value("officer"), begin, end))
                : Optional.empty();
    }

    /** The day that stands in the field. */
    public String shown(String field) {
        LocalDate day = field.equals("from") ? from : to;
        return form.value(field).isEmpty() && !day.equals(BEGINNING) ? day.toString() : form.value(field);
    }
}
