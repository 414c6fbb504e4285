package cymru.rhybudd.console.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an officer may do here. */
public enum Role {
    /** Sees the alerts of the teams named in the sign-in. */
    CASEWORKER("rhybudd-caseworker"),
    /** Sees the alerts of every team. */
    TEAM_LEADER("rhybudd-team-leader"),
    /** Sees who saw whom, verifies, and lays one life open with a reason that is kept; works on no alert. */
    GOVERNANCE("rhybudd-governance"),
    /** Sees counts, and nobody's data. */
    OPERATIONS("rhybudd-operations"),
    /** Collects debts, and must never see a score: a score is there to offer help. */
    RECOVERY("rhybudd-recovery"),
    /** Enforces, and must never see a score. */
    ENFORCEMENT("rhybudd-enforcement");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** How the identity provider writes it. */
    public String claim() {
        return claim;
    }

    /** Those that we know of what an identity provider wrote. */
    static Set<Role> of(List<String> claims) {
        Set<Role> roles = new TreeSet<>();
        claims.forEach(claim -> of(claim).ifPresent(roles::add));
        return roles;
    }

    static Optional<Role> of(String claim) {
        for (Role role : values()) {
            if (role.claim.equals(claim)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
