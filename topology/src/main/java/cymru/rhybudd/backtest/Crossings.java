package cymru.rhybudd.backtest;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.alert.Assessment;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.Inhibition;
import cymru.rhybudd.domain.alert.Movement;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom each threshold from {@value #LOWEST} to {@value #HIGHEST} points would have alerted, and when: {@code docs/backtest.md} says
 * what counts. A citizen's <em>heard</em> score is what officers may know of: it follows the score, but does not rise while
 * something inhibits. Every threshold that it first passes within the window counts once.
 */
final class Crossings {
    static final int LOWEST = 10;
    static final int HIGHEST = 90;
    private static final int POINT = 100;
    private static final int THRESHOLDS = HIGHEST - LOWEST + 1;

    private final Window window;
    private final Teams teams;
    /** The heard score of those for whom it is less than the score. */
    private final Map<String, Integer> unheard = new HashMap<>();
    /** By threshold, the day of the window on which it was first passed, from 1 on; 0 where it was not. */
    private final Map<String, short[]> passedOn = new HashMap<>();

    private final Map<TeamAndWeek, int[]> alerts = new TreeMap<>();

    Crossings(Window window, Teams teams) {
        this.window = window;
        this.teams = teams;
    }

    void judged(CitizenState before, CitizenEvent event, Verdict verdict, LocalDate today) {
        CitizenState after = verdict.after();
        int score = score(after.picture());
        Integer unheardOf = unheard.isEmpty() ? null : unheard.get(after.citizen());
        int heard = unheardOf == null ? score(before.picture()) : unheardOf;
        if (score > heard && !isSilent(before, event)) {
            if (Inhibition.ofRise(after.rows(), after.cases(), today) != null) {
                unheard.put(after.citizen(), heard);
                return;
            }
            if (window.contains(today)) {
                pass(verdict, heard, score, today);
            }
        }
        if (unheardOf != null) {
            unheard.remove(after.citizen());
        }
    }

    /** The score that the colour goes by: while the picture is grey, only what is proven. */
    private static int score(@Nullable Picture picture) {
        if (picture == null) {
            return 0;
        }
        return picture.rag() == Rag.UNKNOWN ? picture.low() : picture.weighing().score();
    }

    /** What builds state only, and what moved here from another citizen, is news to nobody. */
    private static boolean isSilent(CitizenState before, CitizenEvent event) {
        return event instanceof CitizenEvent.Observed observed
                ? observed.change().snapshot() || observed.cause() == Cause.LINK
                : event instanceof CitizenEvent.ModelChanged && before.picture() == null;
    }

    private void pass(Verdict verdict, int heard, int score, LocalDate today) {
        int first = Math.max(LOWEST, heard / POINT + 1);
        int last = Math.min(HIGHEST, score / POINT);
        if (first > last) {
            return;
        }
        short[] days = passedOn.computeIfAbsent(verdict.after().citizen(), citizen -> new short[THRESHOLDS]);
        int[] counts = null;
        for (int threshold = first; threshold <= last; threshold++) {
            int place = threshold - LOWEST;
            if (days[place] == 0) {
                days[place] = (short) (today.toEpochDay() - window.from().toEpochDay() + 1);
                counts = counts == null ? counts(verdict, today) : counts;
                counts[place]++;
            }
        }
    }

    private int[] counts(Verdict verdict, LocalDate today) {
        String team = teams.responsible(
                        leading(verdict).domain(), verdict.after().patch())
                .key();
        return alerts.computeIfAbsent(new TeamAndWeek(team, IsoWeek.of(today)), teamWeek -> new int[THRESHOLDS]);
    }

    private static Indicator leading(Verdict verdict) {
        List<Movement> movements =
                verdict.assessment().map(Assessment::movements).orElse(List.of());
        Picture picture = Objects.requireNonNull(verdict.after().picture(), "a score has a picture");
        return Movement.leading(movements, picture.weighing());
    }

    /** By team and week, how many alerts each threshold would have given, from the lowest up. */
    Map<TeamAndWeek, int[]> alerts() {
        return alerts;
    }

    /** How each threshold, from the lowest up, would have met the concerns that officers know of. */
    List<Performance> performances(Map<String, Known> known) {
        Performance[] performances = new Performance[THRESHOLDS];
        int[] alerted = new int[THRESHOLDS];
        for (short[] days : passedOn.values()) {
            for (int place = 0; place < THRESHOLDS; place++) {
                alerted[place] += days[place] > 0 ? 1 : 0;
            }
        }
        for (int i = 0; i < THRESHOLDS; i++) {
            int place = i;
            performances[place] = PerformanceCount.of(alerted[place], known, citizen -> alertedOn(citizen, place));
        }
        return List.of(performances);
    }

    private @Nullable LocalDate alertedOn(String citizen, int place) {
        short[] days = passedOn.get(citizen);
        return days == null || days[place] == 0 ? null : window.from().plusDays(days[place] - 1L);
    }
}
