package cymru.rhybudd.local.inspect;

import cymru.rhybudd.app.ControlHistory;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.streams.Topic;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;

/** The time by the stream's own clock. */
final class LatestTick {
    private LatestTick() {}

    static Instant read(Map<String, Object> client, TopicSerdes serdes) {
        Topic<String, Control> controls =
                new Topic<>(Contracts.CONTROLS.topic(), Serdes.String(), serdes.values(Contracts.CONTROLS));
        return ControlHistory.read(controls, client).stream()
                .map(Control::getBody)
                .filter(ClockTicked.class::isInstance)
                .map(body -> ((ClockTicked) body).getInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
