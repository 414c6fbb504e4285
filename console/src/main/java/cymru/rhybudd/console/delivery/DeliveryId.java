package cymru.rhybudd.console.delivery;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of messages: the same of the same message, whichever instance makes it. */
final class DeliveryId {
    private DeliveryId() {}

    static String of(Object... parts) {
        StringBuilder name = new StringBuilder();
        for (Object part : parts) {
            name.append(part).append('\u0000');
        }
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
