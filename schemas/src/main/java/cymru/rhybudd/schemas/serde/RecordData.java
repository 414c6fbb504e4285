package cymru.rhybudd.schemas.serde;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A generated class's own conversions, and array fields that are read as ArrayLists.
 *
 * <p>Avro's own list throws from {@code equals} and {@code hashCode} where a union in its elements holds a date.
 */
final class RecordData extends SpecificData {
    private RecordData(ClassLoader loader) {
        super(loader);
    }

    static RecordData of(Class<? extends SpecificRecord> type) {
        RecordData data = new RecordData(type.getClassLoader());
        SpecificData.getForClass(type).getConversions().forEach(data::addLogicalTypeConversion);
        data.addLogicalTypeConversion(SharedDates.OF_ALL);
        return data;
    }

    @Override
    public GenericData.InstanceSupplier getNewRecordSupplier(Schema schema) {
        GenericData.InstanceSupplier records = super.getNewRecordSupplier(schema);
        List<Integer> arrays = schema.getFields().stream()
                .filter(field -> field.schema().getType() == Schema.Type.ARRAY)
                .map(Schema.Field::pos)
                .toList();
        return arrays.isEmpty()
                ? records
                : (old, type) -> withLists((IndexedRecord) records.newInstance(old, type), arrays);
    }

    private static IndexedRecord withLists(IndexedRecord row, List<Integer> positions) {
        for (int position : positions) {
            row.put(position, new ArrayList<>());
        }
        return row;
    }
}
