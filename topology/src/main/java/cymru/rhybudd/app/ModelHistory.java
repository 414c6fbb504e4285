package cymru.rhybudd.app;

import cymru.rhybudd.app.PublishedModel.Standing;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the control records say of models: which are in force, which wait for their first day, which run as shadows. It
 * follows the same rules as ASSESS does in each partition of the log, and says which model may be published next.
 */
public final class ModelHistory {
    private final Map<String, PublishedModel> models = new TreeMap<>();
    private Instant clock = Instant.EPOCH;

    private ModelHistory() {}

    /** The history that these entries make. */
    public static ModelHistory of(List<ControlHistory.Entry> entries) {
        ModelHistory history = new ModelHistory();
        for (ControlHistory.Entry entry : entries) {
            Object body = entry.control().getBody();
            if (body instanceof ClockTicked tick && tick.getInstant().isAfter(history.clock)) {
                history.clock = tick.getInstant();
                history.enforce(entry.offset());
            } else if (body instanceof ModelPublished published) {
                history.take(published, entry.offset());
                history.enforce(entry.offset());
            }
        }
        return history;
    }

    /** Every model that was ever published, in the order of their versions. */
    public Collection<PublishedModel> models() {
        return List.copyOf(models.values());
    }

    /** The model of that version. */
    public Optional<PublishedModel> model(String version) {
        return Optional.ofNullable(models.get(version));
    }

    /** The date by the log's clock. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock, ZoneOffset.UTC);
    }

    private void take(ModelPublished published, long offset) {
        String version = published.getVersion();
        PublishedModel known = models.get(version);
        if (published.getRole() == ModelRole.RETIRED) {
            if (known != null && known.standing() == Standing.SHADOW) {
                models.put(version, known.as(Standing.RETIRED));
            }
            return;
        }
        boolean live = published.getRole() == ModelRole.LIVE;
        if ((known != null && known.standing().isLive())
                || (live && latestLive().compareTo(version) >= 0)) {
            return;
        }
        Standing standing = PublishedModel.read(version, published.getText()).isEmpty()
                ? Standing.UNREADABLE
                : live ? Standing.PENDING : Standing.SHADOW;
        models.put(
                version,
                new PublishedModel(version, standing, published.getText(), published.getValidFrom(), offset, null));
    }

    private void enforce(long offset) {
        List<PublishedModel> ready = models.values().stream()
                .filter(model -> model.standing() == Standing.PENDING)
                .filter(model -> model.validFrom() == null || !model.validFrom().isAfter(today()))
                .toList();
        if (ready.isEmpty()) {
            return;
        }
        PublishedModel last = ready.get(ready.size() - 1);
        models.replaceAll((version, model) -> isOverBy(last, model) ? model.as(Standing.REPLACED) : model);
        models.put(last.version(), last.inForceSince(offset));
    }

    /** Models go forward only: one that was in force ends, and one that sorts before and still waits never comes. */
    private static boolean isOverBy(PublishedModel last, PublishedModel model) {
        return model.standing() == Standing.IN_FORCE
                || (model.standing() == Standing.PENDING && model.version().compareTo(last.version()) <= 0);
    }

    /** The latest version that was published to judge; empty before the first. */
    private String latestLive() {
        return models.values().stream()
                .filter(model -> model.standing().isLive())
                .map(PublishedModel::version)
                .reduce("", (one, other) -> other);
    }

    /**
     * Whether the model is still to be published in that role; not when it was before.
     *
     * @throws IllegalArgumentException if it may not be: another text was published under its version, for a published model
     *     never changes; a later one was published, for ASSESS would pass over this one; or the role does not fit what it was
     */
    public boolean isToBePublished(ModelFile file, ModelRole role) {
        String version = file.model().version();
        PublishedModel known = models.get(version);
        return switch (role) {
            case LIVE -> isNewLive(file, version, known);
            case SHADOW -> isNewShadow(file, version, known);
            case RETIRED -> throw new IllegalArgumentException("a shadow is retired by its version, not by a file");
        };
    }

    private boolean isNewLive(ModelFile file, String version, @Nullable PublishedModel known) {
        if (known != null && (known.standing().isLive() || known.standing() == Standing.UNREADABLE)) {
            refuseUnless(known.text().equals(file.text()), version, "was published with another text");
            return false;
        }
        if (known != null) {
            refuseUnlessItWeighsTheSame(file, known);
        }
        String latest = latestLive();
        if (latest.compareTo(version) > 0) {
            throw new IllegalArgumentException("model " + version + " does not sort after " + latest
                    + ", which was published: models go forward only, so give it a later version");
        }
        return true;
    }

    private static boolean isNewShadow(ModelFile file, String version, @Nullable PublishedModel known) {
        if (known == null) {
            return true;
        }
        if (known.standing().isLive()) {
            throw new IllegalArgumentException(
                    "model " + version + " was published to judge: give the shadow a version of its own");
        }
        refuseUnlessItWeighsTheSame(file, known);
        return known.standing() != Standing.SHADOW;
    }

    /** A shadow's approver signs later, so that its text may change; what it weighs may not. */
    private static void refuseUnlessItWeighsTheSame(ModelFile file, PublishedModel known) {
        boolean same = PublishedModel.read(known.version(), known.text())
                .filter(shadow -> shadow.model().equals(file.model()))
                .isPresent();
        refuseUnless(same, known.version(), "ran as a shadow that weighs otherwise");
    }

    private static void refuseUnless(boolean allowed, String version, String otherwise) {
        if (!allowed) {
            throw new IllegalArgumentException("model " + version + " " + otherwise + ": a published model"
                    + " never changes, so give the new one a version of its own");
        }
    }

    /**
     * The shadow that runs under that version.
     *
     * @throws IllegalArgumentException if none does
     */
    public PublishedModel runningShadow(String version) {
        PublishedModel known = models.get(version);
        if (known != null && known.standing() == Standing.SHADOW) {
            return known;
        }
        String running = models.values().stream()
                .filter(model -> model.standing() == Standing.SHADOW)
                .map(PublishedModel::version)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                known != null && known.standing().isLive()
                        ? "model " + version + " judges, or did: a live model is replaced by publishing the next"
                        : "no shadow model " + version + " runs"
                                + (running.isEmpty() ? ", and no other" : "; these do: " + running));
    }
}
