package cymru.rhybudd.streams;

import cymru.rhybudd.source.MappedRow;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.source.TableMapping;
import java.util.List;

/** A mapped table of a source, and the topic on which Debezium puts its changes. */
record CapturedTable(String source, TableMapping mapping) {

    /** Every mapped table, in the order of the mapping files. */
    static List<CapturedTable> all(SourceMappings sources) {
        return sources.all().stream()
                .flatMap(source -> source.tables().stream().map(table -> new CapturedTable(source.source(), table)))
                .toList();
    }

    String name() {
        return mapping.table();
    }

    String topic() {
        return source + ".public." + mapping.table();
    }

    boolean holdsPersonRecords() {
        return mapping.parts().contains(MappedRow.Part.PERSON);
    }

    /** The kind of fact that its rows make; only of a table that makes one. */
    String factType() {
        return mapping.factTypes().get(0);
    }
}
