package cymru.rhybudd.audit.life;

import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.PurposesPublished;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that was recorded of one citizen, with the models, the registers and the rulings that concern it.
 *
 * @param happenings in the order in which they became known
 */
public record Life(String citizen, List<Happening> happenings) {
    public Life {
        happenings = List.copyOf(happenings);
    }

    /** Whether anything at all was recorded of the citizen, and not only of everybody. */
    public boolean isKnown() {
        return happenings.stream()
                .anyMatch(one -> !(one.body() instanceof ModelPublished
                        || one.body() instanceof PurposesPublished
                        || one.body() instanceof Access));
    }

    /** What was known at that instant, and not a millisecond later. */
    public Life upTo(Instant at) {
        return new Life(
                citizen,
                happenings.stream().filter(one -> !one.knownAt().isAfter(at)).toList());
    }

    /** What follows from the citizen's log, in the order of its entries: an act may have become known before an alert was raised that was there before it. */
    List<Happening> asDecided() {
        return happenings.stream()
                .filter(one -> one.entry() != Happening.NO_ENTRY)
                .sorted(Comparator.comparingLong(
                        Happening::entry)) // stable: what follows from one entry stays in its order
                .toList();
    }

    /** Everything of that kind, in order. */
    public <T> Stream<T> all(Class<T> kind) {
        return happenings.stream().map(Happening::body).filter(kind::isInstance).map(kind::cast);
    }

    /** The records of that kind, in order. */
    public Stream<Happening> records(Class<?> kind) {
        return happenings.stream().filter(one -> kind.isInstance(one.body()));
    }

    /** The last one of that kind. */
    public <T> Optional<T> last(Class<T> kind) {
        return all(kind).reduce((one, other) -> other);
    }

    /** The alert whose id begins so. */
    public Optional<Happening> alert(String beginning) {
        return records(Alert.class)
                .filter(one -> ((Alert) one.body()).getAlertId().startsWith(beginning))
                .findFirst();
    }

    /** The link by which the citizen is no more, but one with its successor; empty where the citizen is there. */
    public Optional<Happening> merged() {
        return records(Observed.class)
                .reduce((one, other) -> other)
                .filter(one -> ((Observed) one.body()).getSuccessor() != null);
    }

    /** The model of that version as it was published; empty where the log does not hold it. */
    public Optional<Happening> model(String version) {
        return records(ModelPublished.class)
                .filter(one -> ((ModelPublished) one.body()).getVersion().equals(version))
                .findFirst();
    }
}
