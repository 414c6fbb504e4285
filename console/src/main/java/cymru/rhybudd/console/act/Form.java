package cymru.rhybudd.console.act;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an officer filled in, with what is wrong with it, by field. For one request. */
public final class Form {
    /** The longest text that is taken, in characters. */
    public static final int LONGEST_TEXT = 2_000;

    private static final String OFFICER = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    public Form(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The value of a field; empty where nothing was given. */
    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /** What is wrong, as keys of texts by field, in the order of the form. */
    public Map<String, String> errors() {
        return new LinkedHashMap<>(errors);
    }

    /** The key of what is wrong with a field; null where nothing is. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public void refuse(String field, String error) {
        errors.putIfAbsent(field, error);
    }

    /** A text that must be there, and not too long. */
    public String text(String field) {
        String text = value(field);
        if (text.isEmpty()) {
            refuse(field, "error.empty");
        } else if (text.length() > LONGEST_TEXT) {
            refuse(field, "error.long");
        }
        return text;
    }

    /** An officer's id. */
    String officer(String field) {
        String id = value(field);
        if (!isOfficer(id)) {
            refuse(field, "error.officer");
        }
        return id;
    }

    /** Whether the text may be an officer's id, by its form. */
    public static boolean isOfficer(String text) {
        return text.matches(OFFICER);
    }

    /** One of a few. */
    public <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
        Optional<E> choice = Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(value(field)))
                .findFirst();
        if (choice.isEmpty()) {
            refuse(field, "error.choose");
        }
        return choice;
    }

    /** A day, from three fields. */
    Optional<LocalDate> date(String field) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(value(field + "-year")),
                    Integer.parseInt(value(field + "-month")),
                    Integer.parseInt(value(field + "-day"))));
        } catch (DateTimeException | NumberFormatException e) {
            refuse(field, "error.date");
            return Optional.empty();
        }
    }

    /** A day that lies between two others. */
    public Optional<LocalDate> date(String field, LocalDate first, LocalDate last, String error) {
        return date(field).filter(day -> {
            boolean isWithin = !day.isBefore(first) && !day.isAfter(last);
            if (!isWithin) {
                refuse(field, error);
            }
            return isWithin;
        });
    }
}
