package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.ShadowAssessment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What governance staff need of the topics: which models were published, and in which colour the live one and shadows see everybody. */
public final class Oversight {
    private final List<Told> told = new ArrayList<>();
    private final Map<String, Rag> live = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Seen>> shadows = new ConcurrentHashMap<>();
    private @Nullable LocalDate day;

    /** A record that was told to everybody, where it stands and since when. */
    public record Told(long offset, Instant at, Control control) {}

    /** In which colours the shadow and, beside it, the live model saw a citizen. */
    private record Seen(Rag shadow, Rag live) {}

    /** Takes what was told to everybody: models, and the first clock of each day, for models begin with days. */
    public synchronized void told(Control control, long offset, Instant at) {
        if (control.getBody() instanceof ModelPublished) {
            told.add(new Told(offset, at, control));
        } else if (control.getBody() instanceof ClockTicked tick) {
            LocalDate ticked = LocalDate.ofInstant(tick.getInstant(), ZoneOffset.UTC);
            if (day == null || ticked.isAfter(day)) {
                day = ticked;
                told.add(new Told(offset, at, control));
            }
        }
    }

    /** Takes the live picture of a citizen; null where they are forgotten. */
    public void assessed(String citizen, @Nullable Assessment picture) {
        if (picture == null) {
            live.remove(citizen);
        } else {
            live.put(citizen, picture.getRag());
        }
    }

    /** Takes a shadow's picture by its key, which is of citizen and model; null where it is forgotten. */
    public void shadowed(String key, @Nullable ShadowAssessment seen) {
        int between = key.lastIndexOf('|');
        if (between < 0) {
            return;
        }
        Map<String, Seen> citizens =
                shadows.computeIfAbsent(key.substring(between + 1), version -> new ConcurrentHashMap<>());
        String citizen = key.substring(0, between);
        if (seen == null) {
            citizens.remove(citizen);
        } else {
            citizens.put(citizen, new Seen(seen.getAssessment().getRag(), seen.getLiveRag()));
        }
    }

    /** What was told of models, in order, with a clock for each day. */
    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /** How many citizens the live model sees in the colour of the row, and that shadow in the colour of the column. The live picture may be newer than the shadow's. */
    public int[][] colours(String shadow, List<Rag> order) {
        int[][] counts = new int[order.size()][order.size()];
        shadows.getOrDefault(shadow, Map.of()).forEach((citizen, seen) -> {
            Rag now = live.getOrDefault(citizen, seen.live);
            counts[order.indexOf(now)][order.indexOf(seen.shadow)]++;
        });
        return counts;
    }
}
