package cymru.rhybudd.console.signin;

import cymru.rhybudd.schemas.OfficerSeen;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who has signed in, as the identity provider says.
 *
 * @param id the officer's id, which the access log keeps for ever
 * @param name what to show the officer of themselves
 * @param roles every role, at least one
 * @param teams the keys of the officer's teams, in order; the first is theirs
 * @param area the officer's area; empty where none is given
 * @param speaksWelsh whether the officer works in Welsh
 */
public record Officer(String id, String name, Set<Role> roles, List<String> teams, String area, boolean speaksWelsh) {
    public Officer {
        roles = Set.copyOf(roles);
        teams = List.copyOf(teams);
    }

    /** As they signed in last. */
    public static Officer of(OfficerSeen seen) {
        return new Officer(seen.getOfficer(), seen.getName(), Role.of(seen.getRoles()), seen.getTeams(), "", false);
    }

    /** Whoever collects debts or enforces sees nothing here, whatever other role they have. */
    public boolean isRefused() {
        return roles.isEmpty() || roles.contains(Role.RECOVERY) || roles.contains(Role.ENFORCEMENT);
    }

    /** Whether the officer may see the team's alerts, and the people that they are about. */
    public boolean mayRead(String team) {
        return !isRefused()
                && (roles.contains(Role.TEAM_LEADER) || (roles.contains(Role.CASEWORKER) && teams.contains(team)));
    }

    /** Whether the officer works on alerts at all. */
    public boolean hasQueue() {
        return !isRefused() && (roles.contains(Role.TEAM_LEADER) || roles.contains(Role.CASEWORKER));
    }

    /** Whether the officer sees who saw whom, and may lay a life open with a reason. */
    public boolean audits() {
        return !isRefused() && roles.contains(Role.GOVERNANCE);
    }

    /** Whether the officer may restrict people and addresses, and lift that. */
    public boolean mayRestrict() {
        return !isRefused() && (roles.contains(Role.TEAM_LEADER) || roles.contains(Role.GOVERNANCE));
    }

    /** Whether the officer sees what became of messages outside the console. */
    public boolean seesDeliveries() {
        return !isRefused() && (roles.contains(Role.TEAM_LEADER) || roles.contains(Role.OPERATIONS));
    }

    /** Whether the officer answers for what teams do: sees their work, and rules about alerts that are held. */
    public boolean leads() {
        return !isRefused() && roles.contains(Role.TEAM_LEADER);
    }

    /** Of the teams, those that the officer may see, in the order of their keys. */
    public List<String> readable(Set<String> all) {
        Set<String> known = new TreeSet<>(all);
        known.addAll(teams);
        return known.stream().filter(this::mayRead).toList();
    }
}
