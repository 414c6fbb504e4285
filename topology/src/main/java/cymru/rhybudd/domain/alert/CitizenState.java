package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.weighting.HeldColour;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one citizen.
 *
 * @param rows in the order of their names; a row that no longer speaks of the citizen stays as a memory of its version,
 *     so that a late repetition cannot bring it back
 * @param picture the latest picture; null before the first model
 * @param patch the opaque routing code of the citizen's area
 * @param due the first instant at which the clock alone can change anything
 * @param triggers the statutory steps that stand, in the order of their kinds
 * @param episodes the open alerts, in the order of their kinds
 * @param cases the cases that officers have
 * @param riseUntold whether a rise was inhibited and has not been told since
 * @param shadows the latest pictures by the shadow models, in the order of their versions
 * @param departure what links took from here
 */
public record CitizenState(
        String citizen,
        List<FactRow> rows,
        @Nullable Picture picture,
        @Nullable String patch,
        Optional<Instant> due,
        List<Trigger> triggers,
        List<Episode> episodes,
        Cases cases,
        boolean riseUntold,
        List<Picture> shadows,
        Departure departure) {

    public CitizenState {
        rows = List.copyOf(rows);
        triggers = List.copyOf(triggers);
        episodes = List.copyOf(episodes);
        shadows = List.copyOf(shadows);
    }

    /** A citizen of whom nothing is known yet. */
    public static CitizenState unknown(String citizen) {
        return new CitizenState(
                citizen,
                List.of(),
                null,
                null,
                Optional.empty(),
                List.of(),
                List.of(),
                Cases.NONE,
                false,
                List.of(),
                Departure.NONE);
    }

    /** Whether the clock alone may have changed something by that instant. */
    public boolean isDue(Instant now) {
        return due.isPresent() && !due.get().isAfter(now);
    }

    /** Whether the latest picture is by that model; somebody of whom nothing is known needs none. */
    public boolean isWeighedBy(String modelVersion) {
        return picture == null
                ? rows.isEmpty()
                : picture.weighing().modelVersion().equals(modelVersion);
    }

    /** The open alert of that kind; null when none is. */
    @Nullable
    Episode episode(AlertKind kind) {
        for (int i = 0; i < episodes.size(); i++) {
            if (episodes.get(i).kind() == kind) {
                return episodes.get(i);
            }
        }
        return null;
    }

    CitizenState saying(List<FactRow> rows, @Nullable String patch) {
        return new CitizenState(
                citizen, rows, picture, patch, due, triggers, episodes, cases, riseUntold, shadows, departure);
    }

    CitizenState without(Departure departure) {
        return new CitizenState(
                citizen,
                rows,
                picture,
                patch,
                due,
                triggers,
                episodes,
                departure.successor() == null ? cases : cases.passedOn(),
                riseUntold,
                shadows,
                departure);
    }

    CitizenState withCases(Cases changed) {
        return new CitizenState(
                citizen, rows, picture, patch, due, triggers, episodes, changed, riseUntold, shadows, departure);
    }

    CitizenState withRiseUntold() {
        return new CitizenState(
                citizen, rows, picture, patch, due, triggers, episodes, cases, true, shadows, departure);
    }

    /** The state as it is, to be looked at again at that instant and not before the clock says so. */
    public CitizenState postponedTo(Instant instant) {
        return new CitizenState(
                citizen,
                rows,
                picture,
                patch,
                Optional.of(instant),
                triggers,
                episodes,
                cases,
                riseUntold,
                shadows,
                departure);
    }

    /** The state as it is, and whatever the clock may change waits for an event. */
    public CitizenState neverDue() {
        return new CitizenState(
                citizen,
                rows,
                picture,
                patch,
                Optional.empty(),
                triggers,
                episodes,
                cases,
                riseUntold,
                shadows,
                departure);
    }

    CitizenState withShadows(List<Picture> pictures) {
        return new CitizenState(
                citizen, rows, picture, patch, due, triggers, episodes, cases, riseUntold, pictures, departure);
    }

    CitizenState withEpisodes(List<Episode> changed) {
        return new CitizenState(
                citizen, rows, picture, patch, due, triggers, changed, cases, riseUntold, shadows, departure);
    }

    /** After a verdict. */
    CitizenState judged(
            Picture picture,
            Optional<Instant> due,
            List<Trigger> triggers,
            List<Episode> episodes,
            boolean riseUntold) {
        return new CitizenState(
                citizen, rows, picture, patch, due, triggers, episodes, cases, riseUntold, shadows, departure);
    }

    HeldColour held() {
        return picture == null ? HeldColour.GREEN : picture.held();
    }

    /** The rows after a change; this very list when no row of the change is newer than what is known. */
    List<FactRow> with(List<RowChange> changes) {
        List<FactRow> merged = rows;
        for (RowChange change : changes) {
            merged = with(merged, change.row());
        }
        return merged;
    }

    private static List<FactRow> with(List<FactRow> rows, FactRow row) {
        int place = place(rows, row.row());
        boolean known = place < rows.size() && rows.get(place).row().equals(row.row());
        if (known && rows.get(place).version() >= row.version()) {
            return rows;
        }
        FactRow[] changed = rows.toArray(new FactRow[known ? rows.size() : rows.size() + 1]);
        if (!known) {
            System.arraycopy(changed, place, changed, place + 1, rows.size() - place);
        }
        changed[place] = row;
        return List.of(changed);
    }

    /** The row of that name, or the memory of it; null when nothing is known of it. */
    @Nullable
    FactRow row(String name) {
        int place = place(rows, name);
        return place < rows.size() && rows.get(place).row().equals(name) ? rows.get(place) : null;
    }

    private static int place(List<FactRow> rows, String name) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).row().compareTo(name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
