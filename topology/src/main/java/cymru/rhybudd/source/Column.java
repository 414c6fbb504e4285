package cymru.rhybudd.source;

import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;

/** One listed column. The index is its place among the columns of its mapping. */
record Column(String name, ColumnType type, boolean nullable, int index) {
    CelType celType() {
        return nullable ? NullableType.create(type.celType()) : type.celType();
    }
}
