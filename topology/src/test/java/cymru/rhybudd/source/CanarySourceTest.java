package cymru.rhybudd.source;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.identity.ExactRule;
import cymru.rhybudd.domain.indicator.GroundGroup;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.PossessionStep;
import cymru.rhybudd.schemas.Canary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class CanarySourceTest {
    private static final Instant NINE = Instant.parse("2026-11-26T09:00:00Z");
    private static final TableMapping MAPPING = CanarySource.mapping();

    private static MappedRow.FactRow fact(Instant at) {
        return mapped(at).stream()
                .filter(MappedRow.FactRow.class::isInstance)
                .map(MappedRow.FactRow.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<MappedRow> mapped(Instant at) {
        GenericRecord row = (GenericRecord) CanarySource.change(at).get("after");
        assertThat(MAPPING.checkAgainst(row.getSchema())).isEmpty();
        return MAPPING.map(row);
    }

    @Test
    void itsRowIsAStatutoryStepAboutItselfAndAnotherEachMinute() {
        LocalDate today = LocalDate.of(2026, 11, 26);

        assertThat(fact(NINE))
                .isEqualTo(new MappedRow.FactRow(
                        "canary/signal/1",
                        "canary/signal/1",
                        new PossessionStep(PossessionStage.NOTICE, today, null, GroundGroup.NO_FAULT)));
        assertThat(fact(NINE.plusSeconds(59)).fact())
                .as("the same minute")
                .isEqualTo(fact(NINE).fact());
        assertThat(fact(NINE.plusSeconds(60)).fact())
                .isEqualTo(new PossessionStep(PossessionStage.CLAIM, today, null, GroundGroup.NO_FAULT));
    }

    @Test
    void nobodyCanBeLinkedToIt() {
        MappedRow.PersonRow person = mapped(NINE).stream()
                .filter(MappedRow.PersonRow.class::isInstance)
                .map(MappedRow.PersonRow.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(ExactRule.linkKeys(person.details())).isEmpty();
        assertThat(Canary.has(person.record())).isTrue();
    }

    @Test
    void itsTopicIsTheOneThatIsKnownEverywhere() {
        assertThat(MAPPING.topic()).isEqualTo(Canary.TOPIC);
        assertThat(MAPPING.source()).isEqualTo(Canary.SOURCE);
    }
}
