package cymru.rhybudd.bench;

import cymru.rhybudd.app.Service;
import cymru.rhybudd.schemas.Contracts;
import java.util.List;

/** The service as it is shipped: topology, council files, registry, metrics. */
record WholeTopology(Laboratory laboratory, List<String> tables) implements Contender {
    private static final String GROUP_PREFIX = "rhybudd-";

    WholeTopology {
        tables = List.copyOf(tables);
    }

    @Override
    public String name() {
        return "topology";
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

    private static String council(int round) {
        return "bench-" + round;
    }

    @Override
    public AutoCloseable start(int round) throws Exception {
        return Service.start(laboratory.config(council(round)));
    }
}
