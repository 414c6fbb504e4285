package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.archive.Manifest.SchemaFile;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** The schemas of an archive by their ids. Nothing is registered with it. */
final class ArchivedSchemas implements Registry {
    private final Map<Integer, Path> files = new HashMap<>();
    private final Map<Integer, Schema> read = new ConcurrentHashMap<>();

    ArchivedSchemas(Path directory, List<SchemaFile> schemas) {
        schemas.forEach(schema -> files.put(schema.id(), directory.resolve(schema.file())));
    }

    @Override
    public Schema byId(int id) {
        return read.computeIfAbsent(id, this::parse);
    }

    private Schema parse(int id) {
        Path file = files.get(id);
        if (file == null) {
            throw new UnknownSchemaException("the archive has no schema with id " + id);
        }
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException | AvroRuntimeException e) {
            throw new UnknownSchemaException(file + " holds no schema");
        }
    }

    @Override
    public int register(String subject, Schema schema) {
        throw new UnsupportedOperationException("an archive takes no schema");
    }

    @Override
    public Optional<Schema> latest(String subject) {
        return Optional.empty();
    }

    @Override
    public boolean compatible(String subject, Schema schema) {
        return false;
    }
}
