package cymru.rhybudd.bench;

import cymru.rhybudd.app.Service;
import cymru.rhybudd.schemas.Contracts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as it is shipped: topology, council files, registry, metrics. */
record WholeTopology(Laboratory laboratory, List<String> tables) implements Contender {
    static final String NAME = "topology";
    private static final String GROUP_PREFIX = "rhybudd-";
    private static final int STREAM_THREADS = 2;

    WholeTopology {
        tables = List.copyOf(tables);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> inputs() {
        return tables;
    }

    @Override
    public List<String> between() {
        return List.of(Contracts.CITIZEN_LOG.topic(), Contracts.ALERT_LOG.topic());
    }

    @Override
    public String group(int round) {
        return GROUP_PREFIX + council(round);
    }

    @Override
    public int markers() {
        return STREAM_THREADS;
    }

    @Override
    public boolean judges() {
        return true;
    }

    private static String council(int round) {
        return "bench-" + round;
    }

    @Override
    public Running start(int round) throws Exception {
        return new Instance(again(round));
    }

    /** Starts it, to go on where it stopped. */
    Service again(int round) throws Exception {
        return Service.start(laboratory.config(council(round)));
    }

    private record Instance(Service service) implements Running {
        private static final Pattern WORK =
                Pattern.compile("^rhybudd_stage_work_seconds_sum\\{stage=\"(\\w+)\"\\} (\\S+)$", Pattern.MULTILINE);

        /** As the service publishes them: by the clock, around the stage's own work. */
        @Override
        public Map<String, Double> stageSeconds() throws Exception {
            Map<String, Double> seconds = new TreeMap<>();
            Matcher stage = WORK.matcher(metrics());
            while (stage.find()) {
                seconds.put(stage.group(1), Double.parseDouble(stage.group(2)));
            }
            return seconds;
        }

        private String metrics() throws Exception {
            URI metrics = URI.create("http://127.0.0.1:" + service.httpPort() + "/metrics");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        }

        @Override
        public void close() {
            service.close();
        }
    }
}
