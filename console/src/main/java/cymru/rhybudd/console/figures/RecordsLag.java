package cymru.rhybudd.console.figures;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How many committed records consumers have still to take, and have taken, as their own metrics say. */
public final class RecordsLag {
    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String NAME = "records-lag";
    private static final String TAKEN = "records-consumed-total";

    private RecordsLag() {}

    /** By topic, over all partitions; a topic of which one is not known yet is left out. */
    public static Map<String, Long> of(Map<MetricName, ? extends Metric> metrics) {
        Map<String, Long> lags = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        metrics.forEach((name, metric) -> {
            String topic = name.tags().get("topic");
            if (name.name().equals(NAME) && name.group().equals(GROUP) && topic != null) {
                double lag = ((Number) metric.metricValue()).doubleValue();
                if (Double.isNaN(lag)) {
                    unknown.add(topic);
                } else {
                    lags.merge(topic, Math.max(0, Math.round(lag)), Long::sum);
                }
            }
        });
        lags.keySet().removeAll(unknown);
        return lags;
    }

    /** How many were taken, of all topics. */
    public static long taken(Map<MetricName, ? extends Metric> metrics) {
        return Math.round(metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(TAKEN)
                        && metric.getKey().group().equals(GROUP)
                        && !metric.getKey().tags().containsKey("topic")) // each topic's is in that of its consumer
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .filter(taken -> !Double.isNaN(taken))
                .sum());
    }
}
