package cymru.rhybudd.console.signpost;

import cymru.rhybudd.console.desk.TwoNames;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service that may help.
 *
 * @param purpose what it helps with
 * @param link its page, in English or in both languages
 * @param welshLink its page in Welsh; null where the council names none
 * @param concerns the indicators, by key, for which it is suggested
 * @param areas the patches in which it is; empty for everywhere
 */
public record SupportService(
        TwoNames names,
        TwoNames purpose,
        URI link,
        @Nullable URI welshLink,
        Set<String> concerns,
        Set<String> areas) {
    public SupportService {
        concerns = Set.copyOf(concerns);
        areas = Set.copyOf(areas);
    }

    boolean isIn(String area) {
        return areas.isEmpty() || areas.contains(area);
    }
}
