package cymru.rhybudd.console;

import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.RegistryClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;

/** A registry that is there, or not. */
public final class UnsteadyRegistry implements Registry {
    private final Registry there = new InMemoryRegistry();
    private final Registry away = new RegistryClient(URI.create("http://127.0.0.1:1"), Duration.ZERO);
    /** How often a schema is still asked for in vain. */
    public int asksInVain;
    /** Whether nothing can be registered. */
    public boolean takesNothing;

    @Override
    public int register(String subject, Schema schema) {
        return (takesNothing ? away : there).register(subject, schema);
    }

    @Override
    public Schema byId(int id) {
        return (asksInVain-- > 0 ? away : there).byId(id);
    }

    @Override
    public Optional<Schema> latest(String subject) {
        return there.latest(subject);
    }

    @Override
    public boolean compatible(String subject, Schema schema) {
        return there.compatible(subject, schema);
    }
}
