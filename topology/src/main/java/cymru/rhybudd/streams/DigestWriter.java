package cymru.rhybudd.streams;

import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.EpisodeStep;
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
    private static final Comparator<Alert> CLOSINGS_LAST =
            Comparator.comparing(alert -> alert.getStep() == EpisodeStep.CLOSED);
    private static final Comparator<Alert> BY_SCORE =
            CLOSINGS_LAST.thenComparing(alert -> alert.getAssessment().getScore(), Comparator.reverseOrder());

    private final HoldRuled ruled;
    private final Map<Team, List<HeldAlert>> heldByTeam = new LinkedHashMap<>();
    private @Nullable String team;
    private int parts;

    /**
     * Goes on after the digest that was written last.
     *
     * @param team the team that it was for; null before the first
     * @param parts how many parts that team's has so far
     */
    DigestWriter(HoldRuled ruled, @Nullable String team, int parts) {
        this.ruled = ruled;
        this.team = team;
        this.parts = parts;
    }

    void add(Team responsible, HeldAlert held) {
        heldByTeam.computeIfAbsent(responsible, first -> new ArrayList<>()).add(held);
    }

    List<TeamDigest> write() {
        List<TeamDigest> digests = new ArrayList<>();
        heldByTeam.forEach((responsible, held) -> {
            parts = responsible.key().equals(team) ? parts + 1 : 1;
            team = responsible.key();
            digests.add(digest(responsible, held));
        });
        return digests;
    }

    private TeamDigest digest(Team responsible, List<HeldAlert> held) {
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
