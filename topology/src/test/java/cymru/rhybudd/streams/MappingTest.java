package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.AlertOrigin;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.domain.alert.Cases;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.DecisionReason;
import cymru.rhybudd.domain.alert.Departure;
import cymru.rhybudd.domain.alert.Episode;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.alert.Handover;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.MassUpdate;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.alert.Trigger;
import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.weighting.HeldColour;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.StoredCitizen;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.StoredSerde;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes into Avro, to bytes and back is what went in: every fact, with every value of its enumerations, and null. */
class MappingTest {
    private static final LogPosition POSITION = new LogPosition(3, 41);

    /** Of every kind of fact, enough samples that each component takes each of its values once. */
    static Stream<Fact> facts() throws ReflectiveOperationException {
        List<Fact> facts = new ArrayList<>();
        for (Class<?> type : Fact.class.getPermittedSubclasses()) {
            int most = Arrays.stream(type.getRecordComponents())
                    .mapToInt(component -> values(component).size())
                    .max()
                    .orElseThrow();
            for (int i = 0; i < most; i++) {
                facts.add(sample(type, i));
            }
        }
        return facts.stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aFactSurvivesTheLogAndTheStores(Fact fact) {
        FactRow row = new FactRow("housing/rent_account/9", "housing/tenancy/5", 7, fact);

        assertThat(throughTheLog(observed(Cause.FACT, row, null)).rows())
                .extracting(RowChange::row)
                .containsExactly(row);
        assertThat(throughTheStore(state(List.of(row), null)).rows()).containsExactly(row);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void anObservationSurvivesTheLog(Cause cause) {
        CitizenEvent.Observed observed =
                observed(cause, new FactRow("housing/rent_account/9", "housing/tenancy/5", 7, null), "another citizen");

        assertThat(throughTheLog(observed)).isEqualTo(observed);
    }

    @Test
    void aHandoverSurvivesTheLog() {
        CitizenEvent.Observed observed =
                observed(Cause.LINK, new FactRow("housing/rent_account/9", "housing/tenancy/5", 7, null), null);
        Handover handover = new Handover(
                "anwen",
                "bethan",
                observed.change(),
                List.of("housing/rent_account/9"),
                List.of(AlertKind.ESCALATION, AlertKind.CLAIM_ISSUED),
                List.of("case 9"),
                true);

        assertThat(Mapping.toDomain(Mapping.toAvro(handover), "bethan", POSITION))
                .isEqualTo(new CitizenEvent.HandedOver(POSITION, handover));
    }

    @ParameterizedTest
    @EnumSource(Rag.class)
    void aPictureOfEveryColourSurvivesTheStore(Rag rag) {
        WeightingModel model = TestCouncil.shippedModel().model();
        FactRow fallen = new FactRow(
                "revenues/council_tax_balance/1",
                "revenues/council-tax-account/1",
                3,
                new CouncilTaxDebt(
                        0,
                        null,
                        RecoveryStage.NONE,
                        0,
                        0,
                        false,
                        LocalDate.of(2026, 11, 1),
                        3,
                        LocalDate.of(2026, 8, 1),
                        RecoveryStage.REMINDER),
                LocalDate.of(2026, 11, 2));
        Weighing weighing = Weighing.of(List.of(fallen), model, LocalDate.of(2026, 11, 24));
        CitizenState state = state(
                List.of(fallen),
                new Picture(weighing, rag, new HeldColour(rag, Instant.parse("2026-11-24T09:00:00Z")), 0, 8_800));

        assertThat(throughTheStore(state)).isEqualTo(state);
    }

    @Test
    void aCitizenOfWhomNothingIsKnownSurvivesTheStore() {
        CitizenState state = CitizenState.unknown("citizen");

        assertThat(throughTheStore(state)).isEqualTo(state);
    }

    @Test
    void everyReasonAndColourHasItsNameInTheContracts() {
        assertThat(names(cymru.rhybudd.schemas.DecisionReason.values())).isEqualTo(names(DecisionReason.values()));
        assertThat(names(cymru.rhybudd.schemas.Rag.values())).isEqualTo(names(Rag.values()));
        assertThat(names(cymru.rhybudd.schemas.AlertKind.values())).isEqualTo(names(AlertKind.values()));
        assertThat(names(cymru.rhybudd.schemas.EpisodeStep.values())).isEqualTo(names(EpisodeStep.values()));
        assertThat(names(cymru.rhybudd.schemas.AlertOrigin.values())).isEqualTo(names(AlertOrigin.values()));
        assertThat(names(cymru.rhybudd.schemas.AlertOutcome.values())).isEqualTo(names(AlertOutcome.values()));
        assertThat(names(cymru.rhybudd.schemas.MassUpdate.values())).isEqualTo(names(MassUpdate.values()));
    }

    private static CitizenEvent.Observed throughTheLog(CitizenEvent.Observed event) {
        RegisteredSerde<Observed> serde = new RegisteredSerde<>(Observed.class, new InMemoryRegistry());
        byte[] bytes = serde.serializer().serialize("log", Mapping.toAvro(event));
        return Mapping.toDomain(serde.deserializer().deserialize("log", bytes), POSITION);
    }

    private static CitizenState throughTheStore(CitizenState state) {
        StoredSerde<StoredCitizen> serde = new StoredSerde<>(StoredCitizen.class);
        byte[] bytes = serde.serializer().serialize("store", StateMapping.toAvro(state));
        return StateMapping.toDomain(state.citizen(), serde.deserializer().deserialize("store", bytes));
    }

    private static CitizenEvent.Observed observed(Cause cause, FactRow row, @Nullable String movedFrom) {
        SourceChange change = new SourceChange(
                "housing",
                "rent_account",
                row.row(),
                "u",
                true,
                "00000001000000a8",
                movedFrom == null ? null : "731",
                Instant.parse("2026-11-24T09:00:00.123456Z"));
        return new CitizenEvent.Observed(
                POSITION,
                cause,
                change,
                List.of(new RowChange(row, movedFrom, movedFrom == null ? List.of() : List.of("bethan", "carys"))),
                movedFrom == null ? null : "north",
                movedFrom == null ? null : "bethan");
    }

    private static CitizenState state(List<FactRow> rows, @Nullable Picture picture) {
        return new CitizenState(
                "citizen",
                rows,
                picture,
                "south",
                Optional.of(Instant.parse("2026-12-15T00:00:00Z")),
                List.of(new Trigger(AlertKind.NOTICE_SERVED, LocalDate.of(2027, 1, 4), LocalDate.of(2026, 11, 9))),
                List.of(new Episode(
                        AlertKind.ESCALATION,
                        "id",
                        Rag.AMBER,
                        true,
                        LocalDate.of(2026, 12, 1),
                        Indicator.RENT_ARREARS)),
                new Cases(List.of("case 8", "case 9"), List.of("case 7")),
                true,
                picture == null ? List.of() : List.of(picture),
                picture == null
                        ? Departure.NONE
                        : new Departure(new TreeMap<>(Map.of("revenues/t/1", List.of("bethan"))), "bethan"));
    }

    private static Fact sample(Class<?> type, int i) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] arguments = new Object[components.length];
        for (int c = 0; c < components.length; c++) {
            List<@Nullable Object> values = values(components[c]);
            // Shifted by its place, so that two components of one type never have the same value.
            arguments[c] = values.get((i + c) % values.size());
        }
        return (Fact) type.getConstructor(types).newInstance(arguments);
    }

    private static List<@Nullable Object> values(RecordComponent component) {
        List<@Nullable Object> values = new ArrayList<>();
        if (component.getType().isEnum()) {
            values.addAll(Arrays.asList(component.getType().getEnumConstants()));
        } else if (component.getType() == LocalDate.class) {
            values.addAll(List.of(LocalDate.of(1950, 1, 1), LocalDate.of(2026, 2, 28), LocalDate.of(2199, 12, 31)));
        } else if (component.getType() == int.class) {
            values.addAll(List.of(0, 1, 2, 10_000));
        } else if (component.getType() == long.class) {
            values.addAll(List.of(0L, 1L, 12_345L, 1_000_000_000L));
        } else {
            values.addAll(List.of(true, false));
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            values.add(null);
        }
        return values;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
