package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.audit.disclosure.CrossTable;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.schemas.outcome.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What would have been otherwise, as it may be shown: small counts, and what would give them away, are not in it.
 *
 * @param refused entries that could not be applied, as it was or as it would have been
 * @param altered entries that would not have come, or would have said less
 * @param lastDay of the log by its own clock; null where it never ticked
 * @param gone what the score loses; empty where the model is another
 * @param alerts by what becomes of them, in the order of {@link AlertChange}
 * @param told how many alerts called somebody, as it was and as it would have been
 * @param perOfficerAndWeek the same for each officer and week
 * @param alertTables by groups; columns are named after {@link AlertChange}
 * @param citizens by what becomes of their colour at the end, in the order of {@link ColourChange}
 * @param citizenTables by groups; columns are named after {@link ColourChange}
 * @param missed cases that officers say were missed: warned of in time on both sides, only as it was, only as it would have been, on none
 * @param people who is concerned; empty unless asked for with a reason
 */
public record WhatIfReport(
        Question question,
        long entries,
        long refused,
        long altered,
        @Nullable LocalDate lastDay,
        Optional<Gone> gone,
        List<OptionalInt> alerts,
        Sides told,
        Rates perOfficerAndWeek,
        List<CrossTable> alertTables,
        List<OptionalInt> citizens,
        List<CrossTable> citizenTables,
        List<OptionalInt> missed,
        Met was,
        Met wouldBe,
        Optional<People> people) {
    public WhatIfReport {
        alerts = List.copyOf(alerts);
        alertTables = List.copyOf(alertTables);
        citizens = List.copyOf(citizens);
        citizenTables = List.copyOf(citizenTables);
        missed = List.copyOf(missed);
    }

    /**
     * What the score loses, by the log's model at the end of the window.
     *
     * @param indicators that are measured of nothing else
     * @param weight of these, in basis points
     * @param unknownAbove above which weight of stale and missing indicators a picture is grey
     * @param systemsLeft how many systems are left that can contribute
     * @param systemsForRed without how many contributing there is no red
     */
    public record Gone(List<Indicator> indicators, int weight, int unknownAbove, int systemsLeft, int systemsForRed) {
        public Gone {
            indicators = List.copyOf(indicators);
        }
    }

    /** A count as it was and as it would have been; empty where it would give a small one away. */
    public record Sides(OptionalInt was, OptionalInt wouldBe) {}

    /** The same of rates. */
    public record Rates(OptionalDouble was, OptionalDouble wouldBe) {}

    /** How alerts met what officers know of; citizens are counted. */
    public record Met(Part precision, Part recall) {}

    /**
     * A part of a whole.
     *
     * @param percent null where it would give a small count, or a small rest, away
     * @param counts of which it is made; empty where these would, or a small difference between both sides
     */
    public record Part(@Nullable Integer percent, Optional<Share> counts) {}

    /**
     * Who is concerned.
     *
     * @param alerts that would have been otherwise
     * @param citizens whose colour would have been another at the end
     */
    public record People(List<AlertDifference> alerts, List<CitizenDifference> citizens) {
        public People {
            alerts = List.copyOf(alerts);
            citizens = List.copyOf(citizens);
        }
    }
}
