package cymru.rhybudd.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.InterventionOutcome;
import cymru.rhybudd.schemas.Need;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.OfferAnswer;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeWordsTest {
    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "cymru.rhybudd.local.audit.life",
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

    private static Stream<String> kinds(Schema schema, String field) {
        return schema.getField(field).schema().getTypes().stream()
                .filter(kind -> kind.getType() == Schema.Type.RECORD)
                .map(Schema::getName);
    }
}
