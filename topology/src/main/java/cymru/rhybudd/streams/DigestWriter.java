package cymru.rhybudd.streams;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.TeamDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes digests, one for each team; of a hold that takes several steps, one for each team and step. */
final class DigestWriter {
    private static final Comparator<Alert> BY_SCORE = Comparator.comparingInt(
                    (Alert alert) -> alert.getAssessment().getScore())
            .reversed();

    private final HoldRuled ruled;
    private final Teams teams;
    private final Map<String, List<HeldAlert>> heldByTeam = new LinkedHashMap<>();
    private @Nullable String team;
    private int parts;

    /**
     * Goes on after the digest that was written last.
     *
     * @param team the team that it was for; null before the first
     * @param parts how many parts that team's has so far
     */
    DigestWriter(HoldRuled ruled, Teams teams, @Nullable String team, int parts) {
        this.ruled = ruled;
        this.teams = teams;
        this.team = team;
        this.parts = parts;
    }

    void add(HeldAlert held) {
        heldByTeam.computeIfAbsent(held.getTeam(), first -> new ArrayList<>()).add(held);
    }

    List<TeamDigest> write() {
        List<TeamDigest> digests = new ArrayList<>();
        heldByTeam.forEach((key, held) -> {
            parts = key.equals(team) ? parts + 1 : 1;
            team = key;
            digests.add(digest(held));
        });
        return digests;
    }

    private TeamDigest digest(List<HeldAlert> held) {
        Alert any = held.get(0).getAlert();
        Teams.Team responsible = teams.responsible(Domain.valueOf(any.getDomain()), any.getPatch());
        return new TeamDigest(
                held.get(0).getHold(),
                responsible.key(),
                responsible.names().english(),
                responsible.names().welsh(),
                ruled.getOfficer(),
                ruled.getReason(),
                held.stream().map(HeldAlert::getAlert).sorted(BY_SCORE).toList(),
                parts);
    }

    /** The team of the last digest. */
    @Nullable
    String team() {
        return team;
    }

    /** How many parts that team's digest has. */
    int parts() {
        return parts;
    }
}
