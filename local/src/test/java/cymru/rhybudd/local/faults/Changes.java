package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.simulator.LifeEvents;
import cymru.rhybudd.local.simulator.Population;
import cymru.rhybudd.local.simulator.Simulator;
import cymru.rhybudd.local.world.CouncilDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The council's own life, at an even pace, which can be halted while its databases are away. */
final class Changes {
    static final double A_SECOND = 15;
    /** Longer than a connector is away: what happens to a household is then captured in the order in which it happened. */
    private static final double QUIET_SECONDS = 12;

    private final LifeEvents events;
    private CouncilDatabases databases;
    private Consumer<CommittedChange> listener = change -> {};
    private @Nullable CouncilWriter writer;
    private @Nullable Simulator simulator;
    private long earlier;

    Changes(CouncilDatabases databases, Population population, long seed) {
        this.databases = databases;
        this.events = new LifeEvents(population, seed, A_SECOND, QUIET_SECONDS);
    }

    /** Who is told of each change from now on. */
    void tell(Consumer<CommittedChange> listener) {
        this.listener = listener;
    }

    /** Goes on, in the databases as they run now. */
    void goOn(CouncilDatabases present) throws SQLException {
        databases = present;
        goOn();
    }

    /** Goes on. */
    void goOn() throws SQLException {
        Map<String, Connection> connections = new TreeMap<>();
        for (String database : CouncilDatabases.NAMES) {
            connections.put(database, databases.connect(database));
        }
        CouncilWriter open = new CouncilWriter(connections);
        writer = open;
        Simulator going = new Simulator(open, open.lastEvent(), events::next, A_SECOND, listener);
        simulator = going;
        going.start();
    }

    /** Halts between two changes. */
    void halt() throws SQLException, InterruptedException {
        Simulator going = simulator;
        CouncilWriter open = writer;
        if (going != null && open != null) {
            simulator = null;
            earlier += going.committed();
            going.stop();
            open.close();
        }
    }

    /** How many were committed so far. */
    long committed() {
        Simulator going = simulator;
        return earlier + (going == null ? 0 : going.committed());
    }
}
