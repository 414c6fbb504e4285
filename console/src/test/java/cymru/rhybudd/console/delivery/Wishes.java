package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.signin.Role;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.QuietHours;
import cymru.rhybudd.schemas.Subscription;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What officers of a test want, and do. */
final class Wishes {
    static final String TEAM = "housing-options-north";
    /** A Thursday, 10:00 in winter. */
    static final Instant MORNING = Instant.parse("2026-11-26T10:00:00Z");

    private Wishes() {}

    static OfficerPreferences email(String officer, int... digestAt) {
        return wish(officer, TEAM, null, false, digestAt);
    }

    static OfficerPreferences email(String officer, String team) {
        return wish(officer, team, null, false);
    }

    static OfficerPreferences quiet(String officer, boolean statutoryAlways) {
        return wish(officer, TEAM, new QuietHours(18 * 60, 8 * 60, true), statutoryAlways);
    }

    private static OfficerPreferences wish(
            String officer, String team, @Nullable QuietHours quiet, boolean statutoryAlways, int... digestAt) {
        return OfficerPreferences.newBuilder()
                .setOfficer(officer)
                .setTeams(List.of(team))
                .setSubscriptions(List.of(Subscription.newBuilder()
                        .setChannel(DeliveryChannel.EMAIL)
                        .setAddress(officer + "@council.example")
                        .setUrgencies(List.of(DeliveryUrgency.STATUTORY, DeliveryUrgency.RED, DeliveryUrgency.AMBER))
                        .setDigestAt(java.util.Arrays.stream(digestAt).boxed().toList())
                        .build()))
                .setQuiet(quiet)
                .setStatutoryAlways(statutoryAlways)
                .setChangedAt(MORNING)
                .build();
    }

    /** A caseworker of the team who signed in that morning. */
    static OfficerSeen seen(String officer) {
        return seen(officer, TEAM, Role.CASEWORKER);
    }

    static OfficerSeen seen(String officer, String team, Role role) {
        return new OfficerSeen(officer, officer, List.of(team), List.of(role.claim()), MORNING);
    }

    static DeliveryRules rules(String... leaders) {
        return new DeliveryRules(
                Map.of(TEAM, new TeamRules("", null, Set.of(), List.of(leaders))),
                Map.of(DeliveryUrgency.RED, Duration.ofHours(4)),
                new WorkingHours(
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0)),
                Duration.ofHours(24));
    }

    static OfficerActed act(String officer, String alert, String actId, Object action) {
        return new OfficerActed(officer, MORNING, action, actId, new AlertSeen(alert, alert, null));
    }
}
