package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.weighting.Rag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warning about one citizen.
 *
 * @param id name-based from citizen, kind, model and log position: a repetition carries the same id
 * @param movements what moved, the greatest rise first
 * @param change the row change that caused it; null when the clock did
 * @param patch the opaque routing code of the citizen's area
 * @param domain of the indicator that rose most; it decides the team
 */
public record Alert(
        String id,
        AlertKind kind,
        Rag ragBefore,
        int scoreBefore,
        List<Movement> movements,
        @Nullable SourceChange change,
        @Nullable String patch,
        Domain domain,
        Assessment assessment) {
    public Alert {
        movements = List.copyOf(movements);
    }
}
