package cymru.rhybudd.local.officer;

import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.Ruling;
import java.util.List;

/** What became of an officer's act. */
sealed interface Answer {

    /**
     * It stands in the log, and this was decided.
     *
     * @param citizen whom it concerned there: after a link that may be the citizen who goes on
     */
    record Decided(String citizen, LogPosition position, List<Ruling> rulings) implements Answer {
        public Decided {
            rulings = List.copyOf(rulings);
        }
    }

    /**
     * It was not taken, and lies among the dead letters.
     *
     * @param reason the code
     * @param detail in words
     */
    record SetAside(String reason, String detail) implements Answer {}
}
