package cymru.rhybudd.source;

import cymru.rhybudd.domain.indicator.Fact;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The facts that a mapping may make, by their names in mapping files. */
public final class FactTypes {
    private static final Map<String, RecordShape<Fact>> BY_KEY = shapes();

    private FactTypes() {}

    /** The fact of that name, such as rent-balance. */
    static @Nullable RecordShape<Fact> shape(String key) {
        return BY_KEY.get(key);
    }

    /** All names. */
    public static List<String> keys() {
        return List.copyOf(BY_KEY.keySet());
    }

    private static Map<String, RecordShape<Fact>> shapes() {
        Map<String, RecordShape<Fact>> shapes = new TreeMap<>();
        Arrays.stream(Fact.class.getPermittedSubclasses())
                .forEach(type ->
                        shapes.put(Names.kebab(type.getSimpleName()), new RecordShape<>(type.asSubclass(Fact.class))));
        return Collections.unmodifiableMap(shapes);
    }
}
