package cymru.rhybudd.domain.office;

import static cymru.rhybudd.domain.office.Notices.TEAM;
import static cymru.rhybudd.domain.office.Notices.at;
import static cymru.rhybudd.domain.office.Notices.closed;
import static cymru.rhybudd.domain.office.Notices.escalation;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.office.WaitingKey.Range;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitingKeyTest {
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 23));
    private static final Hold BUDGET = Hold.ofBudget(TEAM, WEEK);
    private static final Notice AMBER = escalation(Rag.AMBER, 3400);

    @Test
    void theOrderIsThatOfWorth() {
        List<String> byWorth = Stream.of(
                        at(9, "z", escalation(Rag.RED, 10_000)),
                        at(9, "z", escalation(Rag.RED, 5_500)),
                        at(9, "z", escalation(Rag.RED, 999)),
                        at(9, "z", escalation(Rag.AMBER, 6_000)),
                        at(9, "z", escalation(Rag.AMBER, 5_999)),
                        at(10, "b", escalation(Rag.AMBER, 5_999)),
                        at(10, "c", escalation(Rag.AMBER, 5_999)),
                        at(11, "a", escalation(Rag.AMBER, 5_999)),
                        at(9, "z", escalation(Rag.GREEN, 900)),
                        at(9, "a", closed(escalation(Rag.RED, 10_000))))
                .map(notice -> WaitingKey.of(BUDGET, notice))
                .toList();

        assertThat(byWorth).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatWaitsForABudgetKeepsItsPlaceInTheNextWeek() {
        Hold next = Hold.ofBudget(TEAM, new Week(WEEK.monday().plusWeeks(1)));

        assertThat(WaitingKey.of(next, AMBER))
                .isEqualTo(WaitingKey.of(BUDGET, AMBER))
                .isEqualTo(WaitingKey.ofBudget(AMBER, WEEK));
    }

    @Test
    void aHoldIsOneRangeAndNoOtherLiesInIt() {
        String key = WaitingKey.of(Hold.ofMassUpdate("revenues/balance/77"), AMBER);

        assertThat(isIn("revenues/balance/77", key)).isTrue();
        assertThat(isIn("revenues/balance/7", key)).isFalse();
        assertThat(isIn("revenues/balance/777", key)).isFalse();
        assertThat(isIn("model/2026-12", WaitingKey.of(Hold.ofModel("2026-12"), AMBER)))
                .isTrue();
        assertThat(isIn(BUDGET.name(), WaitingKey.of(BUDGET, AMBER))).isTrue();
        assertThat(isIn("budget/housing-options/2026-11-23", WaitingKey.of(BUDGET, AMBER)))
                .isFalse();
        assertThat(contains(WaitingKey.forBudgets(), WaitingKey.of(BUDGET, AMBER)))
                .isTrue();
        assertThat(contains(WaitingKey.forBudgets(), key)).isFalse();
    }

    @Test
    void whatComesAfterAKeyDoesNotHoldTheKey() {
        String key = WaitingKey.of(BUDGET, AMBER);
        Range all = WaitingKey.forBudgets();

        assertThat(contains(all.after(""), key)).isTrue();
        assertThat(contains(all.after(key), key)).isFalse();
        assertThat(contains(all.after(key), WaitingKey.of(BUDGET, at(8, "alert", AMBER))))
                .isTrue();
    }

    private static boolean isIn(String hold, String key) {
        return WaitingKey.under(hold).stream().anyMatch(range -> contains(range, key));
    }

    private static boolean contains(Range range, String key) {
        return range.from().compareTo(key) <= 0 && key.compareTo(range.to()) <= 0;
    }
}
