package cymru.rhybudd.audit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Says in which fields two records differ. */
final class RecordComparison {
    /** So many fields at most are named: who sees them knows where to look. */
    private static final int NAMED = 5;

    private final List<String> differences = new ArrayList<>();

    private RecordComparison() {}

    static List<String> of(IndexedRecord expected, IndexedRecord recorded) {
        RecordComparison comparison = new RecordComparison();
        comparison.compare("", expected, recorded);
        List<String> all = comparison.differences;
        if (all.isEmpty()) {
            return List.of("the bytes differ, and no field does");
        }
        return all.size() <= NAMED
                ? all
                : List.of(String.join("; ", all.subList(0, NAMED)), "and " + (all.size() - NAMED) + " fields more");
    }

    private void compare(String path, @Nullable Object expected, @Nullable Object recorded) {
        if (expected instanceof IndexedRecord one
                && recorded instanceof IndexedRecord other
                && one.getSchema().getFullName().equals(other.getSchema().getFullName())) {
            for (Schema.Field field : one.getSchema().getFields()) {
                String inner = path.isEmpty() ? field.name() : path + "." + field.name();
                compare(inner, one.get(field.pos()), other.get(field.pos()));
            }
        } else if (expected instanceof List<?> one && recorded instanceof List<?> other) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                compare(
                        path + "[" + i + "]",
                        i < one.size() ? one.get(i) : null,
                        i < other.size() ? other.get(i) : null);
            }
        } else if (expected instanceof Map<?, ?> one && recorded instanceof Map<?, ?> other) {
            TreeSet<String> keys = new TreeSet<>();
            one.keySet().forEach(key -> keys.add(key.toString()));
            other.keySet().forEach(key -> keys.add(key.toString()));
            keys.forEach(key -> compare(path + "[" + key + "]", one.get(key), other.get(key)));
        } else if (!Objects.equals(expected, recorded)) {
            differences.add(path + " is " + recorded + " and should be " + expected);
        }
    }
}
