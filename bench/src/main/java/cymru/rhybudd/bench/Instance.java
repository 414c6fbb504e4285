package cymru.rhybudd.bench;

import cymru.rhybudd.local.world.Ports;
import cymru.rhybudd.local.world.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One of several instances of the service, each a process of its own.
 *
 * @param stores the directory of its stores
 */
record Instance(ServiceProcess service, Path stores) implements AutoCloseable {

    /** Starts it, with a standby of each store that another one has. */
    static Instance start(Laboratory laboratory, String council, String name) throws IOException {
        Path stores = laboratory.directory("streams-" + name);
        Map<String, String> environment = new HashMap<>(laboratory.environment(council));
        environment.put("RHYBUDD_STATE_DIRECTORY", stores.toString());
        environment.put("RHYBUDD_STANDBY_REPLICAS", "1");
        environment.put("RHYBUDD_HTTP_PORT", Integer.toString(Ports.free()));
        return new Instance(new ServiceProcess(environment, laboratory.directory(name)), stores);
    }

    @Override
    public void close() {
        service.close();
    }
}
