package cymru.rhybudd.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema with which an editor completes and checks a model says what the reader does. */
class ModelSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path COUNCIL = Path.of("../deploy/council");
    private static final JsonNode TEXT = schemaText();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

    private static JsonNode schemaText() {
        try {
            return JSON.readTree(
                    Path.of("../deploy/weighting.model.schema.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an editor reads it: YAML 1.2, in which a date is a text. */
    private static List<String> faultsOf(String yaml) {
        JsonNode model = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        return SCHEMA.validate(model).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private static String shipped(String file) {
        try {
            return Files.readString(COUNCIL.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11.model.yaml", "2026-12.model.yaml"})
    void theShippedModelsAreValid(String file) {
        assertThat(faultsOf(shipped(file))).isEmpty();
    }

    @Test
    void theNewestModelNamesTheSchemaInItsFirstLine() {
        assertThat(shipped("2026-12.model.yaml").lines().findFirst())
                .contains("# yaml-language-server: $schema=../weighting.model.schema.json");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                argumentSet("an unknown key", "dwell-hours: 24", "dwel-hours: 24", "dwel-hours"),
                argumentSet("an unknown indicator", "  level-of-debt:", "  level-of-dept:", "level-of-dept"),
                argumentSet("an unknown measure", "{ arrears-weeks: 1 }", "{ arrears-week: 1 }", "arrears-week"),
                argumentSet(
                        "a measure of another", "{ arrears-weeks: 1 }", "{ instalments-overdue: 1 }", "instalments"),
                argumentSet(
                        "an unknown stage", "recovery-stage: final-notice", "recovery-stage: last", "recovery-stage"),
                argumentSet("an unknown band", "0.25: [ { arrears-weeks", "0.3: [ { arrears-weeks", "0.3"),
                argumentSet(
                        "no limit", "{ days-to-eviction: \"<= 28\" }", "{ days-to-eviction: \"< 28\" }", "eviction"),
                argumentSet("half a day", "days-since-oldest-miss: 21", "days-since-oldest-miss: 21.5", "oldest-miss"),
                argumentSet(
                        "three decimals", "{ arrears-weeks: 8 }", "{ arrears-weeks: \"> 8.125\" }", "arrears-weeks"),
                argumentSet("neither yes nor no", "meals-lost: 1", "meals-lost: 2", "meals-lost"),
                argumentSet("a band that is no list", "[ { arrears-weeks: 1 } ]", "{ arrears-weeks: 1 }", "array"),
                argumentSet("a line without a measure", "{ arrears-weeks: 1 }", "{ }", "arrears"),
                argumentSet("another kind", "kind: trend", "kind: state", "kind"),
                argumentSet("no Welsh name", ", cy: Lefel dyled", "", "cy"),
                argumentSet("no author", "  author:   {", "  auhtor:   {", "author"),
                argumentSet("a role left out", "role: Policy officer, ", "", "role"),
                argumentSet("no first day", "valid-from: 2026-11-25\n", "", "valid-from"),
                argumentSet("no day of the calendar", "valid-from: 2026-11-25", "valid-from: 2026-11-32", "valid-from"),
                argumentSet("no month in the version", "version: 2026-12", "version: \"2026\"", "version"),
                argumentSet("weight of nothing", "weight: 18", "weight: 0", "weight"),
                argumentSet("fresh for ever", "    fresh-days: 4\n", "", "fresh-days"),
                argumentSet("fades for ever", "    expires-after-days: 120\n", "", "expires-after-days"),
                argumentSet("both days and months", "days: 56,", "days: 56, months: 6,", "horizon"),
                argumentSet("half a threshold", "{ enter: 30, leave: 25 }", "{ enter: 30 }", "amber"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anEditorShowsWhatIsBroken(String right, String wrong, String named) {
        String text = shipped("2026-12.model.yaml");
        assertThat(text).contains(right);

        assertThat(faultsOf(text.replace(right, wrong)))
                .anySatisfy(fault -> assertThat(fault).contains(named));
    }

    @ParameterizedTest
    @EnumSource(Indicator.class)
    void everyIndicatorWithItsMeasuresIsInTheSchema(Indicator indicator) {
        assertThat(TEXT.at("/properties/indicators/properties/" + indicator.key() + "/$ref")
                        .asText())
                .isEqualTo("#/$defs/" + indicator.key());
        JsonNode definition = TEXT.at("/$defs/" + indicator.key() + "/properties");
        assertThat(keys(definition)).containsExactlyInAnyOrderElementsOf(IndicatorNode.KEYS);
        assertThat(definition.at("/kind/const").asText())
                .isEqualTo(indicator.kind().name().toLowerCase(Locale.ROOT));
        assertThat(keys(definition.at("/bands/properties"))).containsExactlyElementsOf(BandsNode.QUARTERS);
        assertThat(keys(measures(indicator)))
                .containsExactlyElementsOf(Arrays.stream(Measure.values())
                        .filter(measure -> measure.indicator() == indicator)
                        .map(Measure::key)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void aMeasureWithStagesNamesThemInOrder(Measure measure) {
        JsonNode stages = measures(measure.indicator()).path(measure.key()).at("/anyOf/0/enum");

        assertThat(stages)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(measure.unit().stages());
    }

    @Test
    void everyKeyOfAModelIsInTheSchema() {
        assertThat(keys(TEXT.path("properties"))).containsExactlyElementsOf(ModelNode.KEYS);
        assertThat(keys(TEXT.at("/properties/indicators/properties")))
                .containsExactlyElementsOf(
                        Arrays.stream(Indicator.values()).map(Indicator::key).toList());
    }

    @Test
    void everyKeyIsDescribed() {
        List<String> silent = new ArrayList<>();
        undescribed("", TEXT, silent);
        assertThat(silent).isEmpty();
    }

    private static void undescribed(String place, JsonNode node, List<String> silent) {
        node.path("properties").fields().forEachRemaining(property -> {
            JsonNode described = property.getValue();
            String reference = described.path("$ref").asText();
            JsonNode definition = reference.isEmpty() ? described : TEXT.at(reference.substring(1));
            if (!place.endsWith("/if")
                    && !place.endsWith("/else")
                    && described.path("description").asText().isBlank()
                    && definition.path("description").asText().isBlank()) {
                silent.add(place + "/" + property.getKey());
            }
        });
        node.fields().forEachRemaining(field -> undescribed(place + "/" + field.getKey(), field.getValue(), silent));
    }

    private static JsonNode measures(Indicator indicator) {
        return TEXT.at("/$defs/" + indicator.key() + "-band/items/properties");
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
