package cymru.rhybudd.schemas.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** A registry in this JVM, for tests without a network; every new version must be able to read its predecessor. */
public final class InMemoryRegistry implements Registry {
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, Schema> latest = new HashMap<>();

    @Override
    public synchronized int register(String subject, Schema schema) {
        if (!compatible(subject, schema)) {
            throw new IncompatibleSchemaException("the schema of " + subject + " can not read its predecessor");
        }
        latest.put(subject, schema);
        int known = schemas.indexOf(schema);
        if (known >= 0) {
            return known + 1;
        }
        schemas.add(schema);
        return schemas.size();
    }

    @Override
    public synchronized Schema byId(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new UnknownSchemaException("the registry has no schema " + id);
        }
        return schemas.get(id - 1);
    }

    @Override
    public synchronized Optional<Schema> latest(String subject) {
        return Optional.ofNullable(latest.get(subject));
    }

    @Override
    public synchronized boolean compatible(String subject, Schema schema) {
        return latest(subject)
                .map(before -> SchemaCompatibility.checkReaderWriterCompatibility(schema, before)
                        .getType())
                .map(SchemaCompatibilityType.COMPATIBLE::equals)
                .orElse(true);
    }
}
