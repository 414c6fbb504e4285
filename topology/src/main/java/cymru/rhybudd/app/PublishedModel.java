package cymru.rhybudd.app;

import cymru.rhybudd.council.Approval;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that stands in the controls, and what became of it.
 *
 * @param text the file that was published last under this version
 * @param validFrom the first day on which it judges; null for at once
 * @param publishedAt the offset in {@code controls} at which it was published last
 * @param inForceSince the offset in {@code controls} of the publication, or of the tick, with which it came into force; null
 *     when it never did
 */
public record PublishedModel(
        String version,
        Standing standing,
        String text,
        @Nullable LocalDate validFrom,
        long publishedAt,
        @Nullable Long inForceSince) {

    /** Where a published model stands. */
    public enum Standing {
        /** It judges. */
        IN_FORCE,
        /** Its first day lies ahead. */
        PENDING,
        /** A later one took its place. */
        REPLACED,
        /** It is weighed beside the live one. */
        SHADOW,
        /** It was a shadow. */
        RETIRED,
        /** Its text is no model: it is among the dead letters. */
        UNREADABLE;

        /** Whether it was published to judge. */
        public boolean isLive() {
            return this == IN_FORCE || this == PENDING || this == REPLACED;
        }
    }

    /** Who answers for it; empty where its text does not say. */
    public Optional<Approval> approval() {
        return read(version, text).flatMap(ModelFile::approval);
    }

    PublishedModel as(Standing other) {
        return new PublishedModel(version, other, text, validFrom, publishedAt, inForceSince);
    }

    PublishedModel inForceSince(long offset) {
        return new PublishedModel(version, Standing.IN_FORCE, text, validFrom, publishedAt, offset);
    }

    /** The model of a text that was published; empty when it is none. */
    static Optional<ModelFile> read(String version, String text) {
        try {
            return Optional.of(ModelFile.read(version, text));
        } catch (ConfigurationFaultException e) {
            return Optional.empty();
        }
    }
}
