package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.backtest.Replay;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.streams.LogFold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Folds one partition as it was and, beside it, as it would have been. After the window only officers' words matter. For one thread. */
final class PartitionWhatIf implements CitizenLog.Reader {
    private final int partition;
    private final Change change;
    private final Window window;
    private final RecordedWords words = new RecordedWords();
    private final List<ToldAlert> told = new ArrayList<>();
    private final List<ToldAlert> wouldBeTold = new ArrayList<>();
    private @Nullable Sides sides;
    private @Nullable Standing standing;
    private @Nullable Instant clock;
    private @Nullable String teams;
    private @Nullable LocalDate firstDay;
    private LocalDate today = LocalDate.EPOCH;
    private long entries;
    private long refused;
    private long altered;

    private record Sides(Replay was, Replay wouldBe) {}

    /**
     * How everybody stands at the end of the window.
     *
     * @param model of the log, in force then
     */
    private record Standing(
            List<CitizenDifference> citizens, @Nullable WeightingModel model) {}

    PartitionWhatIf(int partition, Change change, Window window) {
        this.partition = partition;
        this.change = change;
        this.window = window;
        this.sides = new Sides(
                Replay.asItWas((before, event, verdict) -> count(verdict, told)),
                change.replay(partition, (before, event, verdict) -> count(verdict, wouldBeTold)));
    }

    private void count(Verdict verdict, List<ToldAlert> side) {
        if (window.contains(today)) {
            for (Alert alert : verdict.alerts()) {
                if (alert.step() != EpisodeStep.CLOSED) {
                    side.add(ToldAlert.of(alert, today));
                }
            }
        }
    }

    @Override
    public void entry(long offset, String key, CitizenEvent entry) {
        if (Canary.is(key)) {
            return;
        }
        entries++;
        if (entry.getBody() instanceof ClockTicked tick) {
            tick(tick.getInstant());
        } else if (entry.getBody() instanceof OfficerActed acted) {
            words.hear(key, acted, today);
        } else if (entry.getBody() instanceof TeamsPublished published) {
            teams = published.getText();
        }
        if (sides != null) {
            fold(sides, key, entry, new LogPosition(partition, offset));
        }
    }

    private void tick(Instant instant) {
        if (clock == null || instant.isAfter(clock)) {
            clock = instant;
            today = LocalDate.ofInstant(instant, ZoneOffset.UTC);
            firstDay = firstDay == null ? today : firstDay;
            if (today.isAfter(window.to()) && sides != null) {
                end(sides);
            }
        }
    }

    /** An entry that is the same on both sides is translated once. */
    private void fold(Sides both, String key, CitizenEvent entry, LogPosition position) {
        CitizenEvent would = change.entry(entry);
        altered += would == entry ? 0 : 1;
        boolean applied;
        if (would == entry) {
            cymru.rhybudd.domain.alert.CitizenEvent one = translated(key, entry, position);
            applied = apply(both.was(), key, entry, one, position) & apply(both.wouldBe(), key, entry, one, position);
        } else {
            applied = apply(both.was(), key, entry, null, position)
                    & (would == null || apply(both.wouldBe(), key, would, null, position));
        }
        refused += applied ? 0 : 1;
    }

    /** Null for what concerns everybody, and for what cannot be translated, which the fold finds out again. */
    private static cymru.rhybudd.domain.alert.@Nullable CitizenEvent translated(
            String key, CitizenEvent entry, LogPosition position) {
        try {
            return LogFold.aboutOneCitizen(key, entry, position);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** What the service cannot apply goes to its dead letters, and it goes on with the next. */
    private static boolean apply(
            Replay replay,
            String key,
            CitizenEvent entry,
            cymru.rhybudd.domain.alert.@Nullable CitizenEvent one,
            LogPosition position) {
        try {
            if (one == null) {
                replay.take(key, entry, position);
            } else {
                replay.take(key, one);
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void end(Sides both) {
        String area = teams == null ? "" : TeamsFile.read(teams).defaultPatch();
        List<CitizenDifference> citizens = new ArrayList<>();
        both.was()
                .citizens()
                .filter(CitizenDifference::isKnown)
                .forEach(state ->
                        citizens.add(CitizenDifference.of(state, both.wouldBe().citizen(state.citizen()), area)));
        standing = new Standing(citizens, both.was().model());
        sides = null;
    }

    /** The partition has been read. */
    PartitionWhatIf finished() {
        if (standing == null && sides != null) {
            end(sides);
        }
        return this;
    }

    RecordedWords words() {
        return words;
    }

    /**
     * What was found, when the words of all partitions are settled.
     *
     * @param outcomes what alerts came to, by their ids
     */
    Findings findings(Map<String, AlertOutcome> outcomes) {
        Standing counted = Objects.requireNonNull(standing, "the window has an end");
        return Findings.of(
                new Findings.Read(
                        entries, refused, altered, firstDay, clock == null ? null : today, counted.model(), teams),
                told,
                wouldBeTold,
                counted.citizens(),
                words,
                outcomes,
                window);
    }
}
