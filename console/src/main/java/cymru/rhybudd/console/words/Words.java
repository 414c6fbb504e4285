package cymru.rhybudd.console.words;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import cymru.rhybudd.console.desk.TwoNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Every text of the pages in one language, with its dates, plurals and order of names. */
public final class Words {
    /** Where officers work, and by whose days they count. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Words(language));
        }
    }

    private final Language language;
    private final Properties texts;

    private Words(Language language) {
        this.language = language;
        this.texts = load("/console/words." + language.code() + ".properties");
    }

    public static Words of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /** The text of a key with its arguments; a key that is missing is a bug, which a test finds. */
    public String text(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        return new MessageFormat(text, language.locale()).format(arguments);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    /** The text as the file has it, with its places for arguments. */
    public String pattern(String key) {
        return texts.getProperty(key, "");
    }

    /** The name in this language. */
    public String name(TwoNames names) {
        return language == Language.WELSH ? names.welsh() : names.english();
    }

    /** A day, such as 3 December 2026. */
    public String date(LocalDate date) {
        return format("d MMMM y", date.atStartOfDay(ZONE).toInstant());
    }

    /** A moment, such as 3 December 2026, 14:05. */
    public String moment(Instant moment) {
        return format("d MMMM y, HH:mm", moment);
    }

    /** Basis points as points out of 100, with a decimal only where there is one. */
    public static String points(int basisPoints) {
        return hundredths(basisPoints);
    }

    /** A value in hundredths, with decimals only where there are some. */
    public static String hundredths(long value) {
        return java.math.BigDecimal.valueOf(value, 2).stripTrailingZeros().toPlainString();
    }

    /** The alphabet's order: in Welsh, ch follows c, and dd follows d. */
    public Comparator<String> alphabetically() {
        return Collator.getInstance(language.locale())::compare;
    }

    private String format(String pattern, Instant moment) {
        DateFormat format = new SimpleDateFormat(pattern, language.locale());
        format.setTimeZone(TimeZone.getTimeZone(ZONE.getId()));
        return format.format(Date.from(moment));
    }

    private static Properties load(String resource) {
        Properties texts = new Properties();
        try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return texts;
    }
}
