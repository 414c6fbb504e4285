package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Role;
import cymru.rhybudd.console.signin.Session;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What officers asked, and why, is kept no longer than they are here. */
class QuestionsTest {
    private final Set<Session> standing = new HashSet<>();
    private final Session first = session("first");
    private final Session second = session("second");
    private final Questions<String> questions = new Questions<>(standing::contains);
    private final ReasonsGiven reasons = new ReasonsGiven(standing::contains);

    private Session session(String key) {
        Officer officer = new Officer(key, "Mair", Set.of(Role.CASEWORKER), List.of(), "", false);
        Session session = new Session(key, officer, "token", Instant.MAX);
        standing.add(session);
        return session;
    }

    @Test
    void aQuestionIsAnsweredToTheSessionThatAskedIt() {
        String key = questions.keep(first, "gwen parry");

        assertThat(questions.of(first, key)).hasValue("gwen parry");
        assertThat(questions.of(second, key)).isEmpty();
    }

    @Test
    void aQuestionIsForgottenWhenItsSessionHasEndedAndAnotherIsAsked() {
        String ended = questions.keep(first, "gwen parry");
        String goesOn = questions.keep(second, "nia beynon");
        standing.remove(first);
        questions.keep(second, "ann llwyd");

        assertThat(questions.of(first, ended)).isEmpty();
        assertThat(questions.of(second, goesOn)).hasValue("nia beynon");
    }

    @Test
    void aReasonIsForgottenWhenItsSessionHasEndedAndAnotherIsGiven() {
        reasons.give(first, Interrupted.RESTRICTED, "citizen-1", "a call");
        reasons.give(second, Interrupted.RESTRICTED, "citizen-1", "a visit");
        standing.remove(first);
        reasons.give(second, Interrupted.RESTRICTED, "citizen-2", "a letter");

        assertThat(reasons.of(first, Interrupted.RESTRICTED, "citizen-1")).isEmpty();
        assertThat(reasons.of(second, Interrupted.RESTRICTED, "citizen-1")).hasValue("a visit");
    }
}
