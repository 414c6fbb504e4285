package cymru.rhybudd.source;

import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import cymru.rhybudd.yaml.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All source mappings of a council, in the order of their file names. */
public final class SourceMappings {
    private static final String SUFFIX = ".source.yaml";

    private final Map<String, SourceMapping> bySource;
    private final Set<String> personTables;

    private SourceMappings(Map<String, SourceMapping> bySource) {
        this.bySource = bySource;
        this.personTables = Stream.concat(tables().stream(), Stream.of(CanarySource.mapping()))
                .filter(TableMapping::isPersonTable)
                .map(table -> table.source() + "/" + table.table() + "/")
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads every *.source.yaml of a directory; stops with the faults of all of them. */
    public static SourceMappings load(Path directory) {
        Map<String, SourceMapping> bySource = new LinkedHashMap<>();
        Map<String, String> fileBySource = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Path file : files(directory)) {
            String fileName = String.valueOf(file.getFileName());
            try {
                SourceMapping mapping = SourceMapping.load(file);
                String other = fileBySource.putIfAbsent(mapping.source(), fileName);
                if (other != null) {
                    faults.add(new Fault(
                            fileName,
                            1,
                            1,
                            "the source '" + mapping.source() + "' is already mapped in " + other,
                            "give each source one file and one id"));
                }
                if (Canary.sends(mapping.source())) {
                    faults.add(new Fault(
                            fileName,
                            1,
                            1,
                            "the source '" + mapping.source() + "' is the service's own",
                            "give the source another id"));
                }
                bySource.put(mapping.source(), mapping);
            } catch (ConfigurationFaultException e) {
                faults.addAll(e.faults());
            }
        }
        if (bySource.isEmpty() && faults.isEmpty()) {
            faults.add(
                    new Fault(directory.toString(), 1, 1, "there is no *" + SUFFIX, "put the source mappings there"));
        }
        if (!faults.isEmpty()) {
            throw new ConfigurationFaultException(faults);
        }
        return new SourceMappings(bySource);
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationFaultException(List.of(new Fault(
                    directory.toString(),
                    1,
                    1,
                    "the directory cannot be read",
                    "check that it exists and is readable")));
        }
    }

    /** All mappings. */
    public List<SourceMapping> all() {
        return List.copyOf(bySource.values());
    }

    /** The ids of all sources, in the order of the files. */
    public List<String> ids() {
        return List.copyOf(bySource.keySet());
    }

    /** The mapping of a source; empty when there is none. */
    public Optional<SourceMapping> source(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    /** The mapped tables of all sources, in the order of the files. */
    public List<TableMapping> tables() {
        return bySource.values().stream()
                .flatMap(mapping -> mapping.tables().stream())
                .toList();
    }

    /** Whether this is the name of a person record, rather than of an account, a tenancy or a pupil's place: source/table/key. */
    public boolean isPersonRecord(String name) {
        int key = name.indexOf('/', name.indexOf('/') + 1) + 1;
        return personTables.contains(name.substring(0, key));
    }

    /** The topics of the sources' heartbeats, in the order of the files. */
    public List<String> heartbeatTopics() {
        return bySource.values().stream().map(SourceMapping::heartbeatTopic).toList();
    }

    /** The topics of the mapped tables, in the same order. */
    public List<String> topics() {
        return tables().stream().map(TableMapping::topic).toList();
    }
}
