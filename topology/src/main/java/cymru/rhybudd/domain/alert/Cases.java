package cymru.rhybudd.domain.alert;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The cases that officers have about a citizen, by their references, in order.
 *
 * @param open those that are open
 * @param closed those that were closed before they were known here: such a one may yet be handed over, and is over
 */
public record Cases(List<String> open, List<String> closed) {
    /** There are none. */
    public static final Cases NONE = new Cases(List.of(), List.of());

    public Cases {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    Cases opened(String reference) {
        return open.contains(reference) ? this : new Cases(with(open, List.of(reference)), without(closed, reference));
    }

    Cases closed(String reference) {
        return open.contains(reference)
                ? new Cases(without(open, reference), closed)
                : new Cases(open, with(closed, List.of(reference)));
    }

    /** With those that are handed over, but for those that were closed meanwhile. */
    Cases takenOver(Collection<String> references) {
        return new Cases(with(open, notClosed(references)), closed);
    }

    /** They went to the citizen's successor. */
    Cases passedOn() {
        return new Cases(List.of(), closed);
    }

    List<String> notClosed(Collection<String> references) {
        return references.stream()
                .filter(reference -> !closed.contains(reference))
                .toList();
    }

    private static List<String> with(List<String> references, Collection<String> more) {
        TreeSet<String> all = new TreeSet<>(references);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<String> without(List<String> references, String one) {
        return references.stream().filter(reference -> !reference.equals(one)).toList();
    }
}
