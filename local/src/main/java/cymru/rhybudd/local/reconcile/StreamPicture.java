package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.Rag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the stream last assessed of one citizen.
 *
 * @param rag the colour that is shown
 * @param ragHeld the colour that is held
 * @param fallingSince since when the score has been too low for it; null while it is not
 */
public record StreamPicture(
        int score,
        int scoreLow,
        int scoreHigh,
        Rag rag,
        Rag ragHeld,
        @Nullable Instant fallingSince,
        Set<String> missing,
        LocalDate asOf,
        Map<String, Contribution> contributions) {
    public StreamPicture {
        missing = new TreeSet<>(missing);
        contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }

    /** What an assessment says. */
    public static StreamPicture of(Assessment assessment) {
        Map<String, Contribution> contributions = new LinkedHashMap<>();
        assessment.getContributions().forEach(said -> contributions.put(said.getIndicator(), contribution(said)));
        return new StreamPicture(
                assessment.getScore(),
                assessment.getScoreLow(),
                assessment.getScoreHigh(),
                assessment.getRag(),
                assessment.getRagHeld(),
                assessment.getFallingSince(),
                Set.copyOf(assessment.getMissing()),
                assessment.getAsOf(),
                contributions);
    }

    private static Contribution contribution(cymru.rhybudd.schemas.Contribution said) {
        return new Contribution(
                said.getPoints(),
                said.getBand(),
                said.getDecay(),
                said.getDecaysFrom(),
                said.getMeasures().stream().collect(Collectors.toMap(Measured::getMeasure, Measured::getValue)),
                Set.copyOf(said.getSources()));
    }

    /** The colour held, and since when it is to be left. */
    Held held() {
        return new Held(Colour.valueOf(ragHeld.name()), fallingSince);
    }

    /** Basis points by indicator. */
    Map<String, Integer> points() {
        Map<String, Integer> points = new LinkedHashMap<>();
        contributions.forEach((indicator, contribution) -> points.put(indicator, contribution.points()));
        return points;
    }

    /** Whether it says nothing, as for a citizen who was merged into another. */
    boolean isEmpty() {
        return score == 0 && contributions.isEmpty() && ragHeld == Rag.GREEN;
    }
}
