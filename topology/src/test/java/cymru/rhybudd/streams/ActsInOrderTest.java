package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.InterventionOutcome;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.Need;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfferAnswer;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.act.ActsInOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
                new Disputed(Dispute.FACT_IS_WRONG, "housing/rent_account/4", text, null),
                seen("alert-1", ""));

        assertThat(taken()).isEmpty();
        assertThat(refused()).containsExactly("SAYS_NOTHING", "SAYS_NOTHING");
    }

    /** The console goes by this: it shows what was taken without asking the engine. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoeverReadsTheOfficersTopicSeesTheSameActsTaken(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ActsInOrder reader = new ActsInOrder(new InMemory(new HashMap<>()));
        List<String> seenTaken = new ArrayList<>();
        List<String> ids = new ArrayList<>(List.of(""));
        for (int each = 0; each < 60; each++) {
            String id = random.nextInt(8) == 0 ? ids.get(random.nextInt(ids.size())) : "act-" + each;
            OfficerActed act = new OfficerActed("officer-7", Instant.EPOCH, action(random), id, seen(random, ids));
            council.act(citizen, act);
            if (reader.take(act) == null) {
                seenTaken.add(id);
                ids.add(id);
            }
        }

        assertThat(taken()).as("seed %d", seed).isEqualTo(seenTaken).isNotEmpty();
        assertThat(refused()).as("seed %d", seed).hasSize(60 - seenTaken.size());
    }

    private static Object action(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Acknowledged();
            case 1 -> new Assigned("officer-8");
            case 2 -> new Noted(random.nextBoolean() ? "rang" : " ");
            case 3 -> offered(random.nextBoolean() ? "debt advice" : "");
            default -> new Disputed(Dispute.NOT_THE_SAME_PERSON, RECORD, random.nextBoolean() ? "another" : "", null);
        };
    }

    private static InterventionRecorded offered(String offer) {
        return new InterventionRecorded(
                "", Need.OTHER_DEBT, offer, OfferAnswer.ACCEPTED, null, InterventionOutcome.ONGOING);
    }

    private static @Nullable AlertSeen seen(SplittableRandom random, List<String> ids) {
        int which = random.nextInt(10);
        String episode = "alert-" + random.nextInt(2);
        return switch (which) {
            case 0 -> null;
            case 1 -> seen(episode, null);
            case 2 -> seen(episode, ids.get(random.nextInt(ids.size())));
            default -> seen(episode, ids.get(ids.size() - 1 - random.nextInt(Math.min(3, ids.size()))));
        };
    }

    private record InMemory(Map<String, String> latest) implements ActsInOrder.Latest {
        @Override
        public @Nullable String get(String episode) {
            return latest.get(episode);
        }

        @Override
        public void put(String episode, String actId) {
            latest.put(episode, actId);
        }
    }
}
