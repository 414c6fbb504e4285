package cymru.rhybudd.local.world;

import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;

/** A real Connect worker in this process. */
final class ConnectWorker implements AutoCloseable {
    private final Connect<?> connect;

    private ConnectWorker(Connect<?> connect) {
        this.connect = connect;
    }

    /** Starts a worker. */
    static ConnectWorker start(ConnectSettings settings) {
        // Connect ends the whole process when it cannot start; while that is being ended anyway, it would wait for
        // itself.
        Exit.setExitProcedure((status, message) -> {
            throw new IllegalStateException("Connect did not start: see the log");
        });
        return new ConnectWorker(new ConnectDistributed().startConnect(settings.all()));
    }

    @Override
    public void close() {
        connect.stop();
        connect.awaitStop();
    }
}
