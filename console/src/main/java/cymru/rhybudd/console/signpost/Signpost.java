package cymru.rhybudd.console.signpost;

import java.util.List;

/**
 * A service that is suggested.
 *
 * @param concerns for which of the person's concerns, by key
 */
public record Signpost(SupportService service, List<String> concerns) {
    public Signpost {
        concerns = List.copyOf(concerns);
    }
}
