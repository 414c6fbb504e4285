package cymru.rhybudd.source;

import cymru.rhybudd.domain.indicator.ImplausibleValueException;
import cymru.rhybudd.source.MappedRow.RefusalReason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record class that mappings fill: its components and its constructor. */
final class RecordShape<T> {
    private final List<Target> components;
    private final MethodHandle constructor;

    RecordShape(Class<? extends T> type) {
        RecordComponent[] all = type.getRecordComponents();
        this.components = Arrays.stream(all).map(Target::of).toList();
        Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = MethodHandles.lookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no public canonical constructor", e);
        }
    }

    List<Target> components() {
        return components;
    }

    List<String> keys() {
        return components.stream().map(Target::key).toList();
    }

    /** Makes a record of its components' values. */
    @SuppressWarnings("unchecked") // the constructor is of a T
    T make(@Nullable Object[] values) throws RefusedRowException {
        try {
            return (T) (Object) constructor.invokeExact(values);
        } catch (ImplausibleValueException e) {
            throw new RefusedRowException(RefusalReason.IMPLAUSIBLE_VALUE, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a constructor threw a checked exception", e);
        }
    }
}
