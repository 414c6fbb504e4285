package cymru.rhybudd.domain.office;

import static cymru.rhybudd.domain.office.Notices.at;
import static cymru.rhybudd.domain.office.Notices.escalation;
import static cymru.rhybudd.domain.office.Notices.statutory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 18);

    static Stream<Arguments> pairs() {
        return Stream.of(
                argumentSet("a worse colour", escalation(Rag.RED, 5500), escalation(Rag.AMBER, 7000), true),
                argumentSet("a better one", escalation(Rag.AMBER, 7000), escalation(Rag.RED, 5500), false),
                argumentSet("one point more", escalation(Rag.RED, 5501), escalation(Rag.RED, 5500), true),
                argumentSet("the same", escalation(Rag.RED, 5500), escalation(Rag.RED, 5500), false),
                argumentSet("an earlier deadline", notice(DAY.minusDays(1)), notice(DAY), true),
                argumentSet("the same deadline", notice(DAY), notice(DAY), false),
                argumentSet("a later deadline", notice(DAY.plusDays(1)), notice(DAY), false));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void outdoesByColourThenScoreOrByDeadline(Notice later, Notice waiting, boolean more) {
        assertThat(at(8, "later", later).outdoes(at(7, "waiting", waiting))).isEqualTo(more);
    }

    @Test
    void outdoesNothingThatCameAfterIt() {
        Notice red = at(7, "red", escalation(Rag.RED, 5500));

        assertThat(red.outdoes(at(8, "amber", escalation(Rag.AMBER, 3000)))).isFalse();
    }

    private static Notice notice(LocalDate deadline) {
        return statutory(AlertKind.NOTICE_SERVED, deadline);
    }
}
