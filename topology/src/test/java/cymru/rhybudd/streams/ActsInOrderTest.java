package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfficerActed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Officers who act on one alert, one after the other or at once. */
class ActsInOrderTest {
    private static final String RECORD = "housing/person/40";

    private final TestCouncil council = TestCouncil.open();
    private String citizen = "";

    @BeforeEach
    void somebody() {
        council.insert("housing/person", Somebody.TOMOS.in("housing/person", 40));
        citizen = council.citizen(RECORD);
    }

    @AfterEach
    void close() {
        council.close();
    }

    private static AlertSeen seen(String episode, @Nullable String after) {
        return new AlertSeen(episode, "alert-9", after);
    }

    private List<String> taken() {
        return council.wholeLog().stream()
                .filter(entry -> entry.value.getBody() instanceof OfficerActed)
                .map(entry -> ((OfficerActed) entry.value.getBody()).getActId())
                .toList();
    }

    private List<String> refused() {
        return council.deadLetters().stream()
                .map(TestCouncil.DeadLetterRead::reason)
                .toList();
    }

    @Test
    void whoSawTheLatestActIsTaken() {
        council.act(citizen, "act-1", new Acknowledged(), seen("alert-1", ""));
        council.act(citizen, "act-2", new Assigned("officer-8"), seen("alert-1", "act-1"));

        assertThat(taken()).containsExactly("act-1", "act-2");
        assertThat(refused()).isEmpty();
    }

    @Test
    void ofTwoAtOnceTheSecondIsRefused() {
        council.act(citizen, "act-1", new Assigned("officer-7"), seen("alert-1", ""));
        council.act(citizen, "act-2", new Assigned("officer-8"), seen("alert-1", ""));
        council.act(citizen, "act-3", new Acknowledged(), seen("alert-1", "act-1"));

        assertThat(taken()).as("what was refused is nobody's predecessor").containsExactly("act-1", "act-3");
        assertThat(refused()).containsExactly("OVERTAKEN");
    }

    @Test
    void anActThatIsWrittenTwiceIsTakenOnce() {
        council.act(citizen, "act-1", new Acknowledged(), seen("alert-1", ""));
        council.act(citizen, "act-1", new Acknowledged(), seen("alert-1", ""));

        assertThat(taken()).containsExactly("act-1");
    }

    @Test
    void actsAboutOtherAlertsDoNotComeBetween() {
        council.act(citizen, "act-1", new Acknowledged(), seen("alert-1", ""));
        council.act(citizen, "act-2", new Acknowledged(), seen("alert-2", ""));

        assertThat(taken()).containsExactly("act-1", "act-2");
    }

    @Test
    void whoNamesNoPredecessorIsAlwaysTaken() {
        council.act(citizen, "act-1", new Acknowledged(), seen("alert-1", ""));
        council.act(citizen, "act-2", new Noted("rang, no answer"), seen("alert-1", null));
        council.act(citizen, "act-3", new Noted("visited"), seen("alert-1", "act-1"));

        assertThat(taken()).containsExactly("act-1", "act-2");
        assertThat(refused()).containsExactly("OVERTAKEN");
    }

    @Test
    void anAcknowledgementIsOfAnAlert() {
        council.act(citizen, new Acknowledged());

        assertThat(taken()).isEmpty();
        assertThat(refused()).containsExactly("ABOUT_NO_ALERT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aNoteAndADisputeSaySomething(String text) {
        council.act(citizen, "act-1", new Noted(text), seen("alert-1", ""));
        council.act(
                citizen,
                "act-2",
                new Disputed(Dispute.FACT_IS_WRONG, "housing/rent_account/4", text),
                seen("alert-1", ""));

        assertThat(taken()).isEmpty();
        assertThat(refused()).containsExactly("SAYS_NOTHING", "SAYS_NOTHING");
    }
}
