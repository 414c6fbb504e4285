package cymru.rhybudd.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFileTest {
    private static String faultsOf(String text, Function<YamlNode, ?> reader) {
        try {
            YamlFile.parse("f.yaml", text, reader);
            return "none";
        } catch (ConfigurationFaultException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static Stream<Arguments> wrongFiles() {
        Function<YamlNode, ?> nothing = root -> "read";
        Function<YamlNode, ?> number = root -> root.required("a").integer();
        return Stream.of(
                argumentSet(
                        "empty",
                        "",
                        nothing,
                        "f.yaml:1:1: the file is empty. Remedy: write its content, or delete the file."),
                argumentSet(
                        "only a comment",
                        "# none\n",
                        nothing,
                        "f.yaml:1:1: the file is empty. Remedy: write its content, or delete the file."),
                argumentSet(
                        "no YAML",
                        "a: [1, 2",
                        nothing,
                        "f.yaml:1:9: this is not YAML: expected ',' or ']', but got <stream end>. Remedy: correct the syntax."),
                argumentSet(
                        "a tab",
                        "a:\n\tb: 1",
                        nothing,
                        "f.yaml:2:1: this is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation). Remedy: correct the syntax."),
                argumentSet(
                        "two documents",
                        "a: 1\n---\nb: 2",
                        nothing,
                        "f.yaml:2:1: this is not YAML: but found another document. Remedy: correct the syntax."),
                argumentSet(
                        "NUL",
                        "a: 1\nb: \0",
                        nothing,
                        "f.yaml:2:4: a character that YAML does not allow. Remedy: remove it."),
                argumentSet(
                        "a key twice",
                        "a: 1\nb: 2\na: 3",
                        nothing,
                        "f.yaml:3:1: the key 'a' is there twice. Remedy: keep one."),
                argumentSet(
                        "a key twice, deep",
                        "a: [ { b: 1, b: 2 } ]",
                        nothing,
                        "f.yaml:1:14: the key 'b' is there twice. Remedy: keep one."),
                argumentSet(
                        "an alias",
                        "a: &x { b: 1 }\nc: *x",
                        nothing,
                        "f.yaml:1:4: anchors and aliases are not allowed. Remedy: write the value out where it is used."),
                argumentSet(
                        "an alias of itself",
                        "&x [ *x ]",
                        nothing,
                        "f.yaml:1:1: anchors and aliases are not allowed. Remedy: write the value out where it is used."),
                argumentSet(
                        "a list as key",
                        "[ a ]: 1",
                        nothing,
                        "f.yaml:1:1: a key must be a plain word. Remedy: write a word before the colon."),
                argumentSet("missing", "b: 1", number, "f.yaml:1:1: 'a' is missing. Remedy: add a line 'a: …' here."),
                argumentSet(
                        "no mapping",
                        "- a",
                        number,
                        "f.yaml:1:1: keys and values are expected here. Remedy: write 'key: value' lines, or { key: value }."),
                argumentSet(
                        "a text for a number",
                        "a: ten",
                        number,
                        "f.yaml:1:4: a whole number is expected here. Remedy: write one, such as 12."),
                argumentSet(
                        "a quoted number",
                        "a: '10'",
                        number,
                        "f.yaml:1:4: a whole number is expected here. Remedy: write one, such as 12."),
                argumentSet(
                        "ten digits",
                        "a: 1000000000",
                        number,
                        "f.yaml:1:4: a whole number is expected here. Remedy: write one, such as 12."),
                argumentSet(
                        "an octal number",
                        "a: 010",
                        number,
                        "f.yaml:1:4: a whole number is expected here. Remedy: write one, such as 12."),
                argumentSet(
                        "a list for a number",
                        "a: [ 1 ]",
                        number,
                        "f.yaml:1:4: a whole number is expected here. Remedy: write one, such as 12."),
                argumentSet(
                        "no text",
                        "a:\nb: 1",
                        (Function<YamlNode, ?>) root -> root.required("a").text(),
                        "f.yaml:1:3: a text is expected here. Remedy: write one."),
                argumentSet(
                        "no list",
                        "a: 1",
                        (Function<YamlNode, ?>) root -> root.required("a").list(),
                        "f.yaml:1:4: a list is expected here. Remedy: write [ one, another ], or a line '- one' for each."),
                argumentSet(
                        "no truth",
                        "a: yes",
                        (Function<YamlNode, ?>) root -> root.required("a").bool(),
                        "f.yaml:1:4: true or false is expected here. Remedy: write one of them."),
                argumentSet(
                        "no decimal",
                        "a: 1e9",
                        (Function<YamlNode, ?>) root -> root.required("a").decimal(),
                        "f.yaml:1:4: a number is expected here. Remedy: write one, such as 12 or 0.5."));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void saysWhereAndWhatToDo(String text, Function<YamlNode, ?> reader, String expected) {
        assertThat(faultsOf(text, reader)).isEqualTo(expected);
    }

    @Test
    void reportsAllFaultsInTheOrderOfTheFile() {
        String faults = faultsOf("weigth: 1\nband: x\ncolour: red\nname: a\nname: b", root -> {
            root.attempt(() -> root.required("band").integer());
            root.allowOnly("weight", "band", "name");
            return "read";
        });
        assertThat(faults.lines())
                .containsExactly(
                        "f.yaml:1:1: unknown key 'weigth'. Remedy: did you mean 'weight'?",
                        "f.yaml:2:7: a whole number is expected here. Remedy: write one, such as 12.",
                        "f.yaml:3:1: unknown key 'colour'. Remedy: use one of: weight, band, name.",
                        "f.yaml:5:1: the key 'name' is there twice. Remedy: keep one.");
    }

    @Test
    void readsEveryKindOfValue() {
        String text = "t: no\ni: -12\nd: 0.50\nb: true\nl: [ text?, 'it''s' ]\ne:\nz: Siân 😀 سلام";
        YamlFile.parse("f.yaml", text, root -> {
            assertThat(root.required("t").text()).isEqualTo("no");
            assertThat(root.required("i").integer()).isEqualTo(-12);
            assertThat(root.required("d").decimal()).isEqualTo(new BigDecimal("0.50"));
            assertThat(root.required("b").bool()).isTrue();
            assertThat(root.required("l").list()).extracting(YamlNode::text).containsExactly("text?", "it's");
            assertThat(root.required("e").isNull()).isTrue();
            assertThat(root.required("z").text()).isEqualTo("Siân 😀 سلام");
            assertThat(root.optional("y")).isEmpty();
            assertThat(root.entries())
                    .extracting(YamlNode.Entry::name)
                    .containsExactly("t", "i", "d", "b", "l", "e", "z");
            return "read";
        });
    }

    @Test
    void pointsIntoATextThatStandsInTheFileAsItIs() {
        String text = "a: plain\nb: 'quoted'\nc: \"😀\"\nd: 'it''s'\ne: >\n  folded";
        String faults = faultsOf(text, root -> {
            root.entries().forEach(entry -> entry.value().report(2, entry.name(), "r"));
            return "read";
        });
        assertThat(faults.lines())
                .containsExactly(
                        "f.yaml:1:6: a. Remedy: r.",
                        "f.yaml:2:7: b. Remedy: r.",
                        "f.yaml:3:7: c. Remedy: r.",
                        "f.yaml:4:4: d. Remedy: r.",
                        "f.yaml:5:4: e. Remedy: r.");
    }

    @Test
    void refusesWhatIsNotUtf8AndWhatIsNotThere(@TempDir Path directory) throws IOException {
        Path latin1 = directory.resolve("latin1.yaml");
        Files.write(latin1, new byte[] {'a', ':', ' ', (byte) 0xE2});
        assertThatThrownBy(() -> YamlFile.load(latin1, root -> root))
                .hasMessage("latin1.yaml:1:1: the file is not UTF-8. Remedy: save it as UTF-8.");
        Path missing = directory.resolve("missing.yaml");
        assertThatThrownBy(() -> YamlFile.load(missing, root -> root))
                .hasMessage("missing.yaml:1:1: the file cannot be read. Remedy: check that " + missing
                        + " exists and is readable.");
    }

    @Test
    void keepsTheFaultsForWhoeverShowsThem() {
        assertThatThrownBy(() -> YamlFile.parse("f.yaml", "a: 1", root -> root.required("b")))
                .isInstanceOfSatisfying(
                        ConfigurationFaultException.class,
                        e -> assertThat(e.faults())
                                .isEqualTo(List.of(
                                        new Fault("f.yaml", 1, 1, "'b' is missing", "add a line 'b: …' here"))));
    }
}
