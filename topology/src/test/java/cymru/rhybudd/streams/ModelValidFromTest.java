package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.HousingSupportChange;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.SupportChangeKind;
import cymru.rhybudd.schemas.SweepContinued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A model judges from the tick of its first day on, at one place in the log. */
class ModelValidFromTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private final CitizensInMemory citizens = new CitizensInMemory();
    private final Deque<SweepContinued> steps = new ArrayDeque<>();
    private final List<Object> toldOffice = new ArrayList<>();
    private final LogFold fold = new LogFold(citizens, null, controls -> {}, 500, new LogFold.Listener() {
        @Override
        public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {}

        @Override
        public void continued(SweepContinued step) {
            steps.add(step);
        }

        @Override
        public void concerning(Object body) {
            toldOffice.add(body);
        }
    });
    private long offset;

    private void take(String key, Object body) {
        fold.take(key, new CitizenEvent(body), new LogPosition(0, offset++));
        while (!steps.isEmpty()) {
            SweepContinued step = steps.remove();
            fold.take("sweep", new CitizenEvent(step), new LogPosition(0, offset++));
        }
    }

    private void tick(LocalDate day) {
        take("clock", new ClockTicked(day.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    private void publish(String version, ModelRole role, @Nullable LocalDate validFrom) throws IOException {
        String text = Files.readString(Path.of("../deploy/council/2026-12.model.yaml"))
                .replace("version: 2026-12", "version: " + version);
        take("model", new ModelPublished(version, text, role, validFrom));
    }

    private void supportFell(String citizen) {
        String row = "revenues/housing_support_change/" + citizen;
        SourceChange change = SourceChange.newBuilder()
                .setSource("revenues")
                .setTable("housing_support_change")
                .setRow(row)
                .setOperation("c")
                .setSnapshot(false)
                .setPosition("0")
                .setCommittedAt(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC))
                .build();
        HousingSupportChange fell = HousingSupportChange.newBuilder()
                .setKind(SupportChangeKind.DISCRETIONARY_PAYMENT_REFUSED)
                .setEffectiveOn(TODAY)
                .setWeeklyBeforePence(9_000)
                .setWeeklyAfterPence(0)
                .build();
        RowChange rowChange = RowChange.newBuilder()
                .setRow(row)
                .setAbout(row)
                .setVersion(1)
                .setFact(fell)
                .build();
        take(
                citizen,
                Observed.newBuilder()
                        .setCause(ObservationCause.FACT)
                        .setChange(change)
                        .setRows(List.of(rowChange))
                        .build());
    }

    private @Nullable String weighedBy(String citizen) {
        CitizenState state = citizens.get(citizen);
        return state.picture() == null ? null : state.picture().weighing().modelVersion();
    }

    @Test
    void aModelOfALaterDayWaitsForTheTickOfThatDayAndThenWeighsEverybody() throws IOException {
        tick(TODAY);
        publish("2026-12", ModelRole.LIVE, null);
        supportFell("mair");
        supportFell("nia");

        publish("2027-01", ModelRole.LIVE, TODAY.plusDays(2));
        tick(TODAY.plusDays(1));
        assertThat(List.of(String.valueOf(weighedBy("mair")), String.valueOf(weighedBy("nia"))))
                .containsOnly("2026-12");

        tick(TODAY.plusDays(2));

        assertThat(List.of(String.valueOf(weighedBy("mair")), String.valueOf(weighedBy("nia"))))
                .containsOnly("2027-01");
        assertThat(toldOffice.stream()
                        .filter(ModelPublished.class::isInstance)
                        .map(body -> ((ModelPublished) body).getVersion()))
                .as("the office hears of a model when it comes into force")
                .containsExactly("2026-12", "2027-01");
    }

    @Test
    void aModelOfTodayOrAnEarlierDayJudgesFromWhereItStands() throws IOException {
        tick(TODAY);
        publish("2026-12", ModelRole.LIVE, null);
        supportFell("mair");

        publish("2027-01", ModelRole.LIVE, TODAY);

        assertThat(weighedBy("mair")).isEqualTo("2027-01");
    }

    @Test
    void aFirstModelOfALaterDayLeavesNobodyWeighedUntilThen() throws IOException {
        tick(TODAY);
        publish("2026-12", ModelRole.LIVE, TODAY.plusDays(1));
        supportFell("mair");
        assertThat(weighedBy("mair")).isNull();

        tick(TODAY.plusDays(1));

        assertThat(weighedBy("mair")).isEqualTo("2026-12");
    }

    @Test
    void aModelPublishedTwiceIsWeighedOnce() throws IOException {
        tick(TODAY);
        publish("2026-12", ModelRole.LIVE, null);
        supportFell("mair");
        CitizenState before = citizens.get("mair");

        publish("2026-12", ModelRole.LIVE, null);

        assertThat(citizens.get("mair")).isSameAs(before);
        assertThat(toldOffice.stream().filter(ModelPublished.class::isInstance)).hasSize(1);
    }

    @Test
    void aShadowSeesEverybodyAndJudgesNobody() throws IOException {
        tick(TODAY);
        publish("2026-12", ModelRole.LIVE, null);
        supportFell("mair");

        publish("2027-01", ModelRole.SHADOW, null);

        assertThat(weighedBy("mair")).isEqualTo("2026-12");
        assertThat(citizens.get("mair").shadows())
                .extracting(picture -> picture.weighing().modelVersion())
                .containsExactly("2027-01");

        publish("2027-01", ModelRole.RETIRED, null);

        assertThat(citizens.get("mair").shadows()).isEmpty();
    }
}
