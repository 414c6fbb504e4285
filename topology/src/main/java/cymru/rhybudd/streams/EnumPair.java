package cymru.rhybudd.streams;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An enum of the domain and the one of the contract, whose constants have the same names: looked up once, for every entry of the log is translated. */
final class EnumPair<D extends Enum<D>, A extends Enum<A>> {
    private final Map<D, A> toAvro;
    private final Map<A, D> toDomain;

    EnumPair(Class<D> domain, Class<A> avro) {
        this.toAvro = byName(domain, avro);
        this.toDomain = byName(avro, domain);
    }

    private static <F extends Enum<F>, T extends Enum<T>> Map<F, T> byName(Class<F> from, Class<T> to) {
        Map<F, T> same = new EnumMap<>(from);
        for (F one : from.getEnumConstants()) {
            for (T other : to.getEnumConstants()) {
                if (one.name().equals(other.name())) {
                    same.put(one, other);
                }
            }
        }
        return same;
    }

    /**
     * The one of the contract.
     *
     * @throws IllegalArgumentException if the contract does not know it
     */
    A toAvro(D constant) {
        return found(toAvro.get(constant), constant);
    }

    /**
     * The one of the domain.
     *
     * @throws IllegalArgumentException if the domain does not know it
     */
    D toDomain(A constant) {
        return found(toDomain.get(constant), constant);
    }

    private static <T> T found(@Nullable T other, Enum<?> constant) {
        if (other == null) {
            throw new IllegalArgumentException("nothing corresponds to " + constant);
        }
        return other;
    }
}
