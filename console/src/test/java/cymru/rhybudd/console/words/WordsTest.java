package cymru.rhybudd.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    /** The product's name is the same in both languages. */
    private static final Set<String> SAME = Set.of("service.name");

    private final Words welsh = Words.of(Language.WELSH);
    private final Words english = Words.of(Language.ENGLISH);

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(welsh.keys()).isEqualTo(english.keys());
    }

    @Test
    void everyTextIsTranslated() {
        assertThat(english.keys()).allSatisfy(key -> {
            assertThat(english.pattern(key)).as(key).isNotBlank();
            if (!SAME.contains(key)) {
                assertThat(welsh.pattern(key)).as(key).isNotBlank().isNotEqualTo(english.pattern(key));
            }
        });
    }

    @Test
    void everyTextCanBeFormatted() {
        assertThat(english.keys()).allSatisfy(key -> {
            assertThat(english.text(key, 2, 3, 4, 5, 6)).as(key).isNotBlank();
            assertThat(welsh.text(key, 2, 3, 4, 5, 6)).as(key).isNotBlank();
        });
    }

    @Test
    void datesAndPluralsFollowTheLanguage() {
        assertThat(welsh.date(LocalDate.of(2026, 12, 3))).isEqualTo("3 Rhagfyr 2026");
        assertThat(english.date(LocalDate.of(2026, 12, 3))).isEqualTo("3 December 2026");
        assertThat(welsh.text("live.new", 2)).isEqualTo("2 rybudd newydd");
        assertThat(welsh.text("live.new", 3)).isEqualTo("3 rhybudd newydd");
        assertThat(english.text("live.new", 1)).isEqualTo("1 new alert");
    }

    @Test
    void namesFollowTheWelshAlphabet() {
        List<String> names = Stream.of("Chwilog", "Cwm", "Llan", "Lôn", "Dinas", "Ddol")
                .sorted(welsh.alphabetically())
                .toList();
        assertThat(names).containsExactly("Cwm", "Chwilog", "Dinas", "Ddol", "Lôn", "Llan");
    }
}
