package cymru.rhybudd.console.signpost;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.desk.TwoNames;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignpostsTest {
    private final Signposts signposts = new Signposts(List.of(
            service("debt", Set.of("level-of-debt", "rent-arrears"), Set.of()),
            service("home", Set.of("rent-arrears"), Set.of()),
            service("hub", Set.of("threat-to-tenancy"), Set.of("north")),
            service("school", Set.of("school-attendance"), Set.of())));

    private static SupportService service(String name, Set<String> concerns, Set<String> areas) {
        return new SupportService(
                new TwoNames(name, name), new TwoNames("", ""), URI.create("https://a.example"), null, concerns, areas);
    }

    private List<String> suggested(String leading, List<String> concerns, String area) {
        return signposts.suggest(leading, concerns, area).stream()
                .map(signpost -> signpost.service().names().english())
                .toList();
    }

    @Test
    void theLeadingConcernComesFirstThenTheOrderOfTheFile() {
        assertThat(suggested("threat-to-tenancy", List.of("level-of-debt", "rent-arrears"), "north"))
                .containsExactly("hub", "debt", "home");
    }

    @Test
    void whatIsInAnotherAreaIsNotSuggested() {
        assertThat(suggested("threat-to-tenancy", List.of("rent-arrears"), "south"))
                .containsExactly("debt", "home");
    }

    @Test
    void eachSaysForWhichOfTheConcerns() {
        assertThat(signposts.suggest("rent-arrears", List.of("level-of-debt", "rent-arrears"), "north"))
                .extracting(Signpost::concerns)
                .containsExactly(List.of("rent-arrears", "level-of-debt"), List.of("rent-arrears"));
    }

    @Test
    void forConcernsThatNoServiceNamesNothingIsSuggested() {
        assertThat(suggested("housing-instability", List.of(), "north")).isEmpty();
        assertThat(Signposts.NONE.suggest("rent-arrears", List.of(), "north")).isEmpty();
    }
}
