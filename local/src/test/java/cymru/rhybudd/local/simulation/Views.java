package cymru.rhybudd.local.simulation;

import cymru.rhybudd.schemas.Contract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;

/** What stands on the topics of contracts. */
final class Views {
    private Views() {}

    /** The latest value of each key that was not deleted. */
    static <T extends SpecificRecordBase> Map<String, T> latest(Cluster cluster, Contract<T> contract) {
        Map<String, byte[]> latest = new TreeMap<>();
        for (LogEntry entry : entries(cluster, contract.topic())) {
            String key = new String(Objects.requireNonNull(entry.key()), StandardCharsets.UTF_8);
            if (entry.value() == null) {
                latest.remove(key);
            } else {
                latest.put(key, entry.value());
            }
        }
        Map<String, T> read = new TreeMap<>();
        latest.forEach((key, value) -> read.put(key, SimulatedService.read(contract, value)));
        return read;
    }

    /** Every value, partition by partition. */
    static <T extends SpecificRecordBase> List<T> all(Cluster cluster, Contract<T> contract) {
        return entries(cluster, contract.topic()).stream()
                .map(entry -> SimulatedService.read(contract, Objects.requireNonNull(entry.value())))
                .toList();
    }

    /** Every record of a topic, partition by partition. */
    static List<LogEntry> entries(Cluster cluster, String topic) {
        List<LogEntry> entries = new ArrayList<>();
        for (int partition = 0; partition < SimulatedService.partitions(topic); partition++) {
            entries.addAll(cluster.log(topic, partition).entries());
        }
        return entries;
    }
}
