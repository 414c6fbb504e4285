package cymru.rhybudd.domain.alert;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.alert.CitizenEvent.ModelChanged;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.alert.CitizenEvent.OfficerActed;
import cymru.rhybudd.domain.alert.CitizenEvent.TimePassed;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Facts;
import cymru.rhybudd.domain.indicator.Rows;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The story of one citizen: events follow each other in the log, and each is answered with a verdict. */
final class Story {
    static final WeightingModel MODEL =
            ModelFile.load(Path.of("../deploy/council/2026-11.model.yaml")).model();

    private CitizenState state = CitizenState.unknown("anwen");
    private @Nullable WeightingModel model = MODEL;
    private Instant now = Facts.TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private Feeds feeds = Feeds.NONE;
    private long offset;

    /** A story that is told by that model. */
    static Story by(WeightingModel model) {
        Story story = new Story();
        story.model = model;
        return story;
    }

    /** A story that begins before any model was published. */
    static Story beforeAnyModel() {
        Story story = new Story();
        story.model = null;
        return story;
    }

    CitizenState state() {
        return state;
    }

    /** A council system recorded rows. */
    Verdict recorded(FactRow... rows) {
        return tell(observed(Cause.FACT, false, changes(null, rows)));
    }

    /** A snapshot read rows. */
    Verdict snapshot(FactRow... rows) {
        return tell(observed(Cause.FACT, true, changes(null, rows)));
    }

    /** A link brought rows here from other citizens, or took rows away. */
    Verdict linked(List<RowChange> changes) {
        return tell(observed(Cause.LINK, false, changes));
    }

    /** A link took rows from here to another citizen. */
    Verdict parted(String heir, FactRow... rows) {
        return tell(observed(Cause.LINK, false, movedTo(heir, rows)));
    }

    /** A link found that the citizen is another one, who is older. */
    Verdict merged(String successor, FactRow... rows) {
        return tell(new Observed(next(), Cause.LINK, change(false), movedTo(successor, rows), null, successor));
    }

    private static List<RowChange> movedTo(String heir, FactRow... rows) {
        return Stream.of(rows)
                .map(row -> new RowChange(Rows.gone(row, row.version() + 1), null, List.of(heir)))
                .toList();
    }

    /** What another citizen hands over reaches this one. */
    Verdict takesOver(Handover handover) {
        return tell(new CitizenEvent.HandedOver(next(), handover));
    }

    static List<RowChange> changes(@Nullable String movedFrom, FactRow... rows) {
        return Stream.of(rows).map(row -> new RowChange(row, movedFrom)).toList();
    }

    /** The clock ticks to midnight of that day. */
    Verdict tick(LocalDate day) {
        return tick(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** The clock ticks to that instant. */
    Verdict tick(Instant instant) {
        now = instant;
        return tell(new TimePassed(next()));
    }

    /** The model in force. */
    WeightingModel model() {
        return Objects.requireNonNull(model);
    }

    /** What time it is. */
    Instant now() {
        return now;
    }

    /** The feeds are proven to those dates. */
    Verdict proven(Map<String, LocalDate> provenOn) {
        feeds = new Feeds(provenOn);
        return tell(new TimePassed(next()));
    }

    /** An officer does something. */
    Verdict acted(OfficerAction action) {
        return tell(new OfficerActed(next(), "officer-7", action));
    }

    /** A model comes into force, and the sweep comes to this citizen. */
    Verdict publish(WeightingModel published) {
        comesIntoForce(published);
        return tell(new ModelChanged(next()));
    }

    /** A model comes into force; the sweep has yet to come to this citizen. */
    void comesIntoForce(WeightingModel published) {
        model = published;
    }

    /** What follows from one event. */
    Verdict tell(CitizenEvent event) {
        Verdict verdict = Assessor.assess(state, event, model, new Moment(now, feeds));
        state = verdict.after();
        return verdict;
    }

    private Observed observed(Cause cause, boolean snapshot, List<RowChange> changes) {
        return new Observed(next(), cause, change(snapshot), changes, "north");
    }

    /** The change in the council database that the alerts of this story name. */
    static SourceChange change(boolean snapshot) {
        return new SourceChange(
                "housing",
                "rent_account",
                "housing/rent_account/7",
                snapshot ? "r" : "u",
                snapshot,
                "0/16B3748",
                null,
                Instant.parse("2026-11-16T09:30:00Z"));
    }

    private LogPosition next() {
        return new LogPosition(3, offset++);
    }
}
