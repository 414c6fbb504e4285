package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.StoredToldAlert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been read and decided so far. */
interface Memory {
    @Nullable
    String mark(Mark mark, String id);

    /** Remembers a word; null forgets it. */
    void mark(Mark mark, String id, @Nullable String word);

    @Nullable
    StoredToldAlert alert(String alertId);

    void keep(StoredToldAlert alert);

    /** Remembers when an episode ended; null where it has not. */
    void ended(String episode, @Nullable Instant at);

    /** The episodes that ended before the moment and are not forgotten. */
    List<String> endedBefore(Instant moment);

    /** Forgets every alert and mark of an episode. */
    void forget(String episode);

    @Nullable
    OfficerPreferences preferences(String officer);

    /** Every officer's, in the order of their ids. */
    List<OfficerPreferences> preferences();

    /** Null forgets them. */
    void keep(String officer, @Nullable OfficerPreferences preferences);

    /** The officer as they signed in last; null where that is long ago. */
    @Nullable
    OfficerSeen seen(String officer);

    /** Null forgets them. */
    void seen(String officer, @Nullable OfficerSeen seen);

    /** The delivery that waits, or is being sent; null where there is none. */
    @Nullable
    Delivery open(String deliveryId);

    /** Every delivery whose time has come and that is not over, in the order in which it came. */
    List<Delivery> due(Instant now);

    void keep(Delivery delivery);

    void forget(Delivery delivery);
}
