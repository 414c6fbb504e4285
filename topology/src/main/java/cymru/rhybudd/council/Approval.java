package cymru.rhybudd.council;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who answers for a model: the author who proposes it, and somebody else who approves it.
 *
 * @param approver empty while it is a draft
 */
public record Approval(Signature author, Optional<Signature> approver) {

    /** A person of the council, in which role, and when they signed. */
    public record Signature(String name, String role, LocalDate on) {
        @Override
        public String toString() {
            return name + ", " + role + ", " + on;
        }
    }
}
