package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.CitizenState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the citizens of one partition: in the service's stores, or in the memory of whoever replays the log. */
public interface Citizens {

    /** What is known of that one; nothing of somebody new. */
    CitizenState get(String citizen);

    /** Remembers what is known of a citizen now, and when the clock next concerns them. */
    void put(CitizenState before, CitizenState after);

    /** So many citizens at most, in the order of their ids, after that one; from the first where it is null. */
    List<String> next(@Nullable String after, int most);

    /** So many citizens at most whom the clock concerns by that instant, the earliest first, then in the order of their ids. */
    List<String> due(Instant now, int most);
}
