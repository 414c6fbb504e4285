package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.StoredToldAlert;
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

    /** Every delivery that waits or is being sent. */
    List<Delivery> open();

    void keep(Delivery delivery);

    void forget(Delivery delivery);
}
