package cymru.rhybudd.streams;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** A topic is its name and the only serdes allowed on it. */
public record Topic<K, V>(String name, Serde<K> keySerde, Serde<V> valueSerde) {

    Consumed<K, V> source() {
        return Consumed.with(keySerde, valueSerde).withName("read-" + name);
    }

    Produced<K, V> sink() {
        return Produced.with(keySerde, valueSerde).withName("write-" + name);
    }
}
