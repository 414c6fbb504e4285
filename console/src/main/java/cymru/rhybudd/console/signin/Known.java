package cymru.rhybudd.console.signin;

import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.SessionBegun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a session, without anything that opens it.
 *
 * @param lastUsed when last, as far as this instance knows
 * @param lastSaid the last use that every instance knows of, or is about to
 */
record Known(Officer officer, Instant endsAt, Instant lastUsed, Instant lastSaid) {
    static Known of(SessionBegun begun) {
        Officer officer = new Officer(
                begun.getOfficer(),
                begun.getName(),
                Role.of(begun.getRoles()),
                begun.getTeams(),
                begun.getArea(),
                begun.getSpeaksWelsh());
        return new Known(officer, begun.getEndsAt(), begun.getBeginsAt(), begun.getBeginsAt());
    }

    static SessionBegun begun(Officer officer, Instant beginsAt, Instant endsAt) {
        return new SessionBegun(
                officer.id(),
                officer.name(),
                claims(officer),
                officer.teams(),
                officer.area(),
                officer.speaksWelsh(),
                beginsAt,
                endsAt);
    }

    static OfficerSeen seen(Officer officer, Instant at) {
        return new OfficerSeen(officer.id(), officer.name(), officer.teams(), claims(officer), at);
    }

    private static List<String> claims(Officer officer) {
        return officer.roles().stream().map(Role::claim).sorted().toList();
    }

    boolean isOver(Instant now, Duration idle) {
        return !now.isBefore(endsAt) || !now.isBefore(lastUsed.plus(idle));
    }

    Known used(Instant at) {
        return new Known(officer, endsAt, later(lastUsed, at), lastSaid);
    }

    Known said(Instant at) {
        return new Known(officer, endsAt, later(lastUsed, at), later(lastSaid, at));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
