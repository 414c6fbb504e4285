package cymru.rhybudd.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.life.Life;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.InterventionOutcome;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.Need;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.OfferAnswer;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.View;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifeWordsTest {
    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "cymru.rhybudd.audit.report.life",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(bundle("cy").keySet()).isEqualTo(bundle("en").keySet());
        for (String key : bundle("en").keySet()) {
            for (int part = 0; part < 10; part++) {
                assertThat(bundle("cy").getString(key).contains("{" + part + "}"))
                        .as(key)
                        .isEqualTo(bundle("en").getString(key).contains("{" + part + "}"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "en"})
    void apostrophesSurviveTheFormat(String language) {
        for (String key : bundle(language).keySet()) {
            assertThat(bundle(language).getString(key).replace("''", ""))
                    .as(key)
                    .doesNotContain("'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "en"})
    void everythingThatTheContractsNameHasAWord(String language) {
        LifeWords words = new LifeWords(language);
        List<Enum<?>[]> all = List.of(
                AlertKind.values(),
                Rag.values(),
                DecisionReason.values(),
                EpisodeStep.values(),
                HoldReason.values(),
                HoldState.values(),
                HoldRuling.values(),
                AlertOutcome.values(),
                ObservationCause.values(),
                View.values(),
                Dispute.values(),
                ModelRole.values(),
                Need.values(),
                OfferAnswer.values(),
                InterventionOutcome.values());

        assertThat(all.stream().flatMap(Arrays::stream).map(words::name)).doesNotContain("");
        assertThat(Arrays.stream(Indicator.values()).map(one -> words.indicator(one.key())))
                .doesNotContainAnyElementsOf(
                        Arrays.stream(Indicator.values()).map(Indicator::key).toList());
        assertThat(kinds(OfficerActed.getClassSchema(), "action").map(kind -> "act." + kind))
                .allMatch(bundle(language)::containsKey);
        assertThat(kinds(RowChange.getClassSchema(), "fact")
                        .map(kind -> "fact."
                                + kind.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT)))
                .allMatch(bundle(language)::containsKey);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "en"})
    void everyMeasureFieldAndStageHasAWord(String language) {
        List<Schema> facts = RowChange.getClassSchema().getField("fact").schema().getTypes().stream()
                .filter(kind -> kind.getType() == Schema.Type.RECORD)
                .toList();

        assertThat(Arrays.stream(Measure.values()).map(measure -> "measure." + measure.key()))
                .allMatch(bundle(language)::containsKey);
        assertThat(facts.stream().flatMap(fact -> fact.getFields().stream()).map(field -> "field." + field.name()))
                .allMatch(bundle(language)::containsKey);
        assertThat(facts.stream()
                        .flatMap(fact -> fact.getFields().stream())
                        .map(Schema.Field::schema)
                        .filter(field -> field.getType() == Schema.Type.ENUM)
                        .flatMap(field -> field.getEnumSymbols().stream())
                        .map(stage -> "stage." + stage))
                .allMatch(bundle(language)::containsKey);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "59999, 60.0 s",
        "60000, 1 min 0 s",
        "3599999, 59 min 59 s",
        "3600000, 1 h 0 min",
        "86399999, 23 h 59 min",
        "86400000, 1 d 0 h"
    })
    void aDelayIsSaidInItsTwoLargestUnits(long milliseconds, String expected) {
        assertThat(new Delay(Duration.ofMillis(milliseconds)).words(new LifeWords("en")))
                .isEqualTo(expected);
    }

    @Test
    void aClockThatRunsAheadIsSaidToDoSo() {
        Instant committed = Instant.parse("2026-11-25T10:00:05Z");

        assertThat(Delay.between(committed, committed.minusSeconds(5)).later(new LifeWords("en")))
                .isEqualTo("5.0 s before, by a clock that runs ahead");
    }

    /** A score that fell is no longer red by itself, and a rise back to red is no news. */
    @ParameterizedTest
    @CsvSource({"en, the colour stays red by the model's dwell", "cy, mae'r lliw yn aros (coch)"})
    void whyAColourStaysIsSaidWithTheDecision(String language, String expected) {
        Assessment assessment = Assessment.newBuilder()
                .setCitizen("citizen-1")
                .setModelVersion("2026-12")
                .setAsOf(LocalDate.of(2026, 11, 25))
                .setScore(4_000)
                .setRag(Rag.RED)
                .setRagHeld(Rag.RED)
                .setContributions(List.of())
                .setPosition(new LogPosition(0, 7L))
                .setFallingSince(Instant.parse("2026-11-25T09:00:00Z"))
                .build();
        Decision decision = Decision.newBuilder()
                .setCitizen("citizen-1")
                .setPosition(new LogPosition(0, 7L))
                .setRulings(List.of())
                .setAssessment(assessment)
                .build();
        Happening happening = new Happening(new Partition("decisions", 0), 3, Instant.EPOCH, Instant.EPOCH, decision);

        assertThat(new LifeWords(language).of(happening)).contains(expected, "2026-11-25T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"en, a synthetic citizen", "cy, dinesydd synthetig"})
    void theCanaryIsSaidToBeNobody(String language, String expected) {
        LifeWords words = new LifeWords(language);

        assertThat(new TimelineReport(new Life(Canary.CITIZEN, List.of()), words).text())
                .contains(Canary.CITIZEN, expected);
        assertThat(words.citizen("citizen-1")).isEqualTo("citizen-1");
    }

    private static Stream<String> kinds(Schema schema, String field) {
        return schema.getField(field).schema().getTypes().stream()
                .filter(kind -> kind.getType() == Schema.Type.RECORD)
                .map(Schema::getName);
    }
}
