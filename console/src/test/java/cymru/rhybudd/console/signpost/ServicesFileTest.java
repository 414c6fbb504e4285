package cymru.rhybudd.console.signpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.yaml.ConfigurationFaultException;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServicesFileTest {
    private static final Path COUNCIL = Path.of("../deploy/council");

    @Test
    void theCouncilsFileSuggestsSomethingForEveryConcernOfItsModel() {
        Signposts signposts = ServicesFile.load(COUNCIL.resolve("services.yaml"));
        List<String> concerns = keys("2026-12.model.yaml", "indicators");

        assertThat(concerns)
                .allSatisfy(concern -> assertThat(signposts.suggest(concern, List.of(), "north"))
                        .as(concern)
                        .isNotEmpty());
        assertThat(signposts.services()).allSatisfy(service -> {
            assertThat(concerns).containsAll(service.concerns());
            assertThat(keys("teams.yaml", "patches")).containsAll(service.areas());
        });
    }

    private static List<String> keys(String file, String section) {
        return YamlFile.load(
                COUNCIL.resolve(file),
                root -> root.required(section).entries().stream()
                        .map(YamlNode.Entry::name)
                        .toList());
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                argumentSet("an unknown key", service("phone: 0300"), "services.yaml:3:", "unknown key 'phone'"),
                argumentSet("http", service("link: http://a.example"), "services.yaml:", "a link must be https"),
                argumentSet("a script", service("link: javascript:alert(1)"), "services.yaml:", "must be https"),
                argumentSet("a path", service("link: /sign-out"), "services.yaml:", "must be https"),
                argumentSet("a user", service("link: https://bank@a.example"), "services.yaml:", "without a user"),
                argumentSet("no address", service("link: https://a b"), "services.yaml:", "not a web address"),
                argumentSet("no link", service(""), "services.yaml:", "'link' is missing"),
                argumentSet(
                        "no Welsh",
                        "services: { one: { names: { en: One }, for: { en: a, cy: b }, link: https://a.example, concerns: [ x ] } }",
                        "services.yaml:1:",
                        "'cy' is missing"),
                argumentSet(
                        "for nothing",
                        service("link: https://a.example").replace("[ rent-arrears ]", "[]"),
                        "services.yaml:",
                        "the list is empty"),
                argumentSet(
                        "a concern that is no key",
                        service("link: https://a.example").replace("rent-arrears", "Rent arrears"),
                        "services.yaml:",
                        "'Rent arrears' is not a key"));
    }

    private static String service(String line) {
        return "services:\n  one:\n    " + line
                + "\n    names: { en: One, cy: Un }\n    for: { en: help, cy: cymorth }\n    concerns: [ rent-arrears ]\n";
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aFaultStopsTheStartWithItsPlace(String text, String place, String fault) {
        assertThatThrownBy(() -> ServicesFile.parse(text))
                .isInstanceOf(ConfigurationFaultException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(fault);
    }
}
