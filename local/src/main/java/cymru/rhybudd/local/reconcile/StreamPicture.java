package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Rag;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the stream last assessed of one citizen. */
public record StreamPicture(int score, Rag rag, LocalDate asOf, Map<String, Integer> contributions) {
    public StreamPicture {
        contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }

    static StreamPicture of(Assessment assessment) {
        Map<String, Integer> contributions = new LinkedHashMap<>();
        for (Contribution contribution : assessment.getContributions()) {
            contributions.merge(contribution.getIndicator(), contribution.getPoints(), Integer::sum);
        }
        return new StreamPicture(assessment.getScore(), assessment.getRag(), assessment.getAsOf(), contributions);
    }

    /** Whether it says nothing, as for a citizen who was merged into another. */
    boolean isEmpty() {
        return score == 0 && contributions.isEmpty() && (rag == Rag.GREEN || rag == Rag.UNKNOWN);
    }
}
