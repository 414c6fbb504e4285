package cymru.rhybudd.backtest;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.streams.LogFold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replays one partition, by the candidate and beside it by the log's own models; after the window only officers' words matter. */
final class PartitionBacktest implements CitizenLog.Reader {
    private final int partition;
    private final Window window;
    private final Teams teams;
    private final Map<String, Language> languages;
    private final AlertTally alerts;
    private final Crossings crossings;
    private final OfficersWords words = new OfficersWords();
    private @Nullable Replay candidate;
    private @Nullable Replay own;
    private @Nullable Census census;
    private @Nullable Instant clock;
    private LocalDate today = LocalDate.EPOCH;
    private long entries;
    private long quarantined;

    PartitionBacktest(int partition, Backtest.Question question, boolean sparing) {
        this.partition = partition;
        this.window = question.window();
        this.teams = question.teams();
        this.languages = question.languages();
        this.alerts = new AlertTally(teams);
        this.crossings = new Crossings(window, teams);
        this.candidate = Replay.by(
                question.candidate().model().version(), question.candidate().text(), partition, sparing, this::judged);
        this.own = question.compared() ? Replay.asItWas() : null;
    }

    @Override
    public void entry(long offset, String key, cymru.rhybudd.schemas.CitizenEvent entry) {
        if (Canary.is(key)) {
            return;
        }
        entries++;
        if (entry.getBody() instanceof ClockTicked tick) {
            tick(tick.getInstant());
        } else if (entry.getBody() instanceof OfficerActed acted) {
            words.hear(key, acted, today);
        }
        if (candidate != null) {
            fold(candidate, key, entry, new LogPosition(partition, offset));
        }
    }

    private void tick(Instant instant) {
        if (clock == null || instant.isAfter(clock)) {
            clock = instant;
            today = LocalDate.ofInstant(instant, ZoneOffset.UTC);
            if (today.isAfter(window.to()) && candidate != null) {
                end(candidate);
            }
        }
    }

    /** What the service would quarantine is not applied here either, or only as far as it went; the fold goes on with the next. */
    private void fold(Replay candidate, String key, cymru.rhybudd.schemas.CitizenEvent entry, LogPosition position) {
        CitizenEvent one;
        try {
            one = LogFold.aboutOneCitizen(key, entry, position);
        } catch (RuntimeException e) {
            quarantined++;
            return;
        }
        boolean applied = apply(candidate, key, one, entry, position);
        boolean appliedAsItWas = own == null || apply(own, key, one, entry, position);
        quarantined += applied && appliedAsItWas ? 0 : 1;
    }

    private static boolean apply(
            Replay replay,
            String key,
            @Nullable CitizenEvent one,
            cymru.rhybudd.schemas.CitizenEvent entry,
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

    private void judged(CitizenState before, CitizenEvent event, Verdict verdict) {
        crossings.judged(before, event, verdict, today);
        if (window.contains(today)) {
            for (Alert alert : verdict.alerts()) {
                alerts.count(alert, today);
            }
        }
    }

    /** The window is over: who holds which colour is counted, and the citizens are forgotten. */
    private void end(Replay candidate) {
        this.census = Census.of(candidate, own, languages, teams.defaultPatch());
        this.candidate = null;
        this.own = null;
    }

    /** The partition has been read. */
    PartitionBacktest finished() {
        if (census == null && candidate != null) {
            end(candidate);
        }
        return this;
    }

    OfficersWords words() {
        return words;
    }

    /** What was found, when the words of all partitions are settled. */
    Findings findings() {
        return new Findings(
                entries,
                quarantined,
                clock == null ? null : today,
                alerts,
                crossings,
                Objects.requireNonNull(census, "the window has an end"),
                words.known(window));
    }
}
