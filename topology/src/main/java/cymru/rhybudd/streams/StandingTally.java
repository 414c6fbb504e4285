package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.Episode;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How many citizens of one partition show each colour, and since which day its alerts are open: for operations staff, never by name.
 * It is written only when a colour changes, or an alert opens or closes.
 */
final class StandingTally implements AutoCloseable {
    private static final String COLOUR = "colour|";
    private static final String OPEN = "open|";

    private final KeyValueStore<String, String> kept;
    private final StageMetrics metrics;
    private final int partition;
    private final Map<Since, Long> open = new HashMap<>();

    private record Since(AlertKind kind, LocalDate day) {}

    /** What was counted before a restart shows at once. */
    StandingTally(KeyValueStore<String, String> kept, StageMetrics metrics, int partition) {
        this.kept = kept;
        this.metrics = metrics;
        this.partition = partition;
        try (KeyValueIterator<String, String> all = kept.all()) {
            while (all.hasNext()) {
                KeyValue<String, String> entry = all.next();
                if (entry.key.startsWith(COLOUR)) {
                    metrics.coloured(partition, entry.key.substring(COLOUR.length()), Long.parseLong(entry.value));
                } else {
                    count(since(entry.value), 1);
                }
            }
        }
    }

    /**
     * Counts the citizen where they are now, and no longer where they were.
     *
     * @param at when the entry was appended that moved them, in milliseconds since 1970
     */
    void move(CitizenState before, CitizenState after, long at) {
        Rag was = colour(before);
        Rag is = colour(after);
        if (was != is) {
            add(was, -1);
            add(is, 1);
        }
        if (!before.episodes().equals(after.episodes())) {
            before.episodes().stream()
                    .filter(episode -> !isAmong(after, episode))
                    .forEach(this::close);
            after.episodes().stream()
                    .filter(episode -> !isAmong(before, episode))
                    .forEach(episode -> open(episode, LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC)));
        }
    }

    private static @Nullable Rag colour(CitizenState citizen) {
        return citizen.picture() == null ? null : citizen.picture().rag();
    }

    private static boolean isAmong(CitizenState citizen, Episode episode) {
        return citizen.episodes().stream().anyMatch(other -> other.id().equals(episode.id()));
    }

    private void add(@Nullable Rag colour, long change) {
        if (colour != null) {
            String key = COLOUR + colour.name();
            @Nullable String before = kept.get(key);
            long citizens = (before == null ? 0 : Long.parseLong(before)) + change;
            kept.put(key, Long.toString(citizens));
            metrics.coloured(partition, colour.name(), citizens);
        }
    }

    private void open(Episode episode, LocalDate day) {
        Since since = new Since(episode.kind(), day);
        kept.put(OPEN + episode.id(), since.kind() + "|" + since.day());
        count(since, 1);
    }

    private void close(Episode episode) {
        @Nullable String since = kept.delete(OPEN + episode.id());
        if (since != null) {
            count(since(since), -1);
        }
    }

    private static Since since(String text) {
        int bar = text.indexOf('|');
        return new Since(AlertKind.valueOf(text.substring(0, bar)), LocalDate.parse(text.substring(bar + 1)));
    }

    private void count(Since since, long change) {
        long alerts = open.merge(since, change, Long::sum);
        if (alerts == 0) {
            open.remove(since);
        }
        metrics.open(partition, since.kind().name(), since.day(), alerts);
    }

    /** Whoever takes the partition over shows its figures from then on. */
    @Override
    public void close() {
        metrics.forgetStanding(partition);
    }
}
