package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Moment;
import cymru.rhybudd.domain.weighting.Feeds;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.StoredControls;
import cymru.rhybudd.schemas.StoredFeed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the control records of one partition last said: the clock, the feeds, the models, the sweep under way. */
final class InForce {
    private static final StoredControls NOTHING =
            new StoredControls(null, null, List.of(), List.of(), List.of(), null, false, null);

    private final Consumer<StoredControls> memory;
    private final LogFold.ModelReader reader;
    private final Map<String, WeightingModel> read = new HashMap<>();
    private StoredControls known;
    private Moment moment;
    private @Nullable WeightingModel live;
    private List<WeightingModel> shadows = List.of();

    /**
     * Goes on from what was known.
     *
     * @param stored null at the beginning of the log
     * @param memory keeps every change
     */
    InForce(@Nullable StoredControls stored, Consumer<StoredControls> memory, LogFold.ModelReader reader) {
        this.memory = memory;
        this.reader = reader;
        this.known = stored == null ? NOTHING : stored;
        this.moment = moment(known);
        lookUpModels();
    }

    private static Moment moment(StoredControls controls) {
        Map<String, LocalDate> feeds = new HashMap<>();
        for (StoredFeed feed : controls.getFeeds()) {
            feeds.put(feed.getSource(), LocalDate.ofInstant(feed.getSeen(), ZoneOffset.UTC));
        }
        Instant clock = controls.getClock();
        return new Moment(clock == null ? Instant.EPOCH : clock, new Feeds(feeds));
    }

    Moment moment() {
        return moment;
    }

    /** The live model; null before the first is in force. */
    @Nullable
    WeightingModel model() {
        return live;
    }

    /** The shadow models, in the order of their versions. */
    List<WeightingModel> shadows() {
        return shadows;
    }

    /** Every event asks for them, and they seldom change. */
    private void lookUpModels() {
        ModelPublished published = known.getModel();
        live = published == null ? null : model(published);
        shadows = known.getShadows().isEmpty()
                ? List.of()
                : known.getShadows().stream().map(this::model).toList();
    }

    /** Each text is read once. */
    private WeightingModel model(ModelPublished published) {
        return read.computeIfAbsent(published.getText(), text -> reader.read(published.getVersion(), text));
    }

    /** Whether the instant is later than the last one; it is then the time from here on. */
    boolean tick(Instant instant) {
        if (known.getClock() != null && !instant.isAfter(known.getClock())) {
            return false;
        }
        put(StoredControls.newBuilder(known).setClock(instant).build());
        return true;
    }

    /** Takes note of a sign of life. */
    void see(String source, Instant instant) {
        List<StoredFeed> feeds = new ArrayList<>(known.getFeeds());
        boolean older = feeds.stream()
                .anyMatch(feed ->
                        feed.getSource().equals(source) && !feed.getSeen().isBefore(instant));
        if (!older) {
            feeds.removeIf(feed -> feed.getSource().equals(source));
            feeds.add(new StoredFeed(source, instant));
            feeds.sort(Comparator.comparing(StoredFeed::getSource));
            put(StoredControls.newBuilder(known).setFeeds(feeds).build());
        }
    }

    /** What counts as stale of the feeds, as names that can be compared: when they change, everybody is concerned. */
    Set<String> stale() {
        Set<String> stale = new TreeSet<>();
        List<WeightingModel> models = new ArrayList<>(shadows());
        if (live != null) {
            models.add(live);
        }
        for (WeightingModel model : models) {
            for (WeightedIndicator weighted : model.indicators()) {
                for (StoredFeed feed : known.getFeeds()) {
                    if (moment.feeds().isStale(weighted, feed.getSource(), model, moment.today())) {
                        stale.add(model.version() + "|" + weighted.indicator().key() + "|" + feed.getSource());
                    }
                }
            }
        }
        return stale;
    }

    /** Takes a published model in, live or shadow. It is read first: a text that is no model must not take any place. */
    void publish(ModelPublished published) {
        switch (published.getRole()) {
            case LIVE -> {
                if (!isPublished(published)) {
                    model(published);
                    List<ModelPublished> pending = new ArrayList<>(known.getPending());
                    pending.add(published);
                    put(StoredControls.newBuilder(known).setPending(pending).build());
                }
            }
            case SHADOW -> {
                model(published);
                List<ModelPublished> shadows = withoutShadow(published.getVersion());
                shadows.add(published);
                shadows.sort(Comparator.comparing(ModelPublished::getVersion));
                put(StoredControls.newBuilder(known).setShadows(shadows).build());
            }
            case RETIRED ->
                put(StoredControls.newBuilder(known)
                        .setShadows(withoutShadow(published.getVersion()))
                        .build());
        }
    }

    /** Redriven late or published twice: versions begin with year and month, and go forward only. */
    private boolean isPublished(ModelPublished published) {
        ModelPublished live = known.getModel();
        return (live != null && live.getVersion().compareTo(published.getVersion()) >= 0)
                || known.getPending().stream()
                        .anyMatch(other -> other.getVersion().compareTo(published.getVersion()) >= 0);
    }

    private List<ModelPublished> withoutShadow(String version) {
        List<ModelPublished> shadows = new ArrayList<>(known.getShadows());
        shadows.removeIf(shadow -> shadow.getVersion().equals(version));
        return shadows;
    }

    /** Puts the models whose first day has come into force, the last of them; null when none has. A shadow that goes live is a shadow no longer. */
    @Nullable
    ModelPublished enforce() {
        ModelPublished last = null;
        List<ModelPublished> pending = new ArrayList<>();
        for (ModelPublished published : known.getPending()) {
            LocalDate from = published.getValidFrom();
            if (from == null || !from.isAfter(moment.today())) {
                last = published;
            } else {
                pending.add(published);
            }
        }
        if (last != null) {
            String version = last.getVersion();
            pending.removeIf(earlier -> earlier.getVersion().compareTo(version) < 0); // models go forward only
            put(StoredControls.newBuilder(known)
                    .setModel(last)
                    .setPending(pending)
                    .setShadows(withoutShadow(last.getVersion()))
                    .build());
        }
        return last;
    }

    /** The offset of the control record whose sweep is under way; null when none is. */
    @Nullable
    Long sweep() {
        return known.getSweep();
    }

    boolean sweepsAll() {
        return known.getSweepsAll();
    }

    /** The key after which the sweep goes on; null when it has not begun. */
    @Nullable
    String after() {
        return known.getAfter();
    }

    /** How far the sweep has come; a null one is done. */
    void sweep(@Nullable Long sweep, boolean all, @Nullable String after) {
        put(StoredControls.newBuilder(known)
                .setSweep(sweep)
                .setSweepsAll(all)
                .setAfter(after)
                .build());
    }

    private void put(StoredControls now) {
        memory.accept(now);
        known = now;
        moment = moment(now);
        lookUpModels();
    }
}
