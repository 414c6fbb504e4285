package cymru.rhybudd.local.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the stream says, latest by citizen.
 *
 * @param directory the person records of each pseudonym
 * @param pictures the latest assessment of each pseudonym that has one
 */
public record StreamView(Map<String, Set<String>> directory, Map<String, StreamPicture> pictures) {
    public StreamView {
        directory = Map.copyOf(directory);
        pictures = Map.copyOf(pictures);
    }

    /** The colour held, by the person records of each citizen that has an assessment. */
    public Map<Set<String>, Held> heldByRecords() {
        Map<Set<String>, Held> held = new HashMap<>();
        directory.forEach((citizen, records) -> {
            StreamPicture picture = pictures.get(citizen);
            if (picture != null) {
                held.put(records, picture.held());
            }
        });
        return held;
    }
}
