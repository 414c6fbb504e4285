package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A warning about one citizen, or the end of one.
 *
 * @param id name-based from citizen, kind, reason, model and log position: a repetition carries the same id
 * @param episode the id of the alert that opened the episode
 * @param ragBefore the held colour before the event
 * @param scoreBefore basis points
 * @param patch the opaque routing code of the citizen's area
 * @param leading the indicator that leads; its domain decides the team
 * @param deadline for a statutory kind, the day by which help must have taken effect
 */
public record Alert(
        String id,
        AlertKind kind,
        EpisodeStep step,
        DecisionReason reason,
        AlertOrigin origin,
        String episode,
        Rag ragBefore,
        int scoreBefore,
        @Nullable String patch,
        Indicator leading,
        @Nullable LocalDate deadline,
        Assessment assessment) {}
