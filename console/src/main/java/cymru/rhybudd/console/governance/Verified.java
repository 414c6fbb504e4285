package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.report.ReportPage;
import cymru.rhybudd.console.words.Language;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verification that has ended.
 *
 * @param id under which it is kept
 * @param officer who began it
 * @param found null where it did not come to its end
 */
public record Verified(
        String id,
        String officer,
        Instant begunAt,
        Instant endedAt,
        End end,
        @Nullable Found found) {

    /** How it ended. */
    public enum End {
        CLEAN,
        FAULTY,
        CANCELLED,
        FAILED
    }

    /** What was found, in words; empty where it did not come to its end. */
    public Optional<ReportPage> report(Language language) {
        return Optional.ofNullable(found).map(one -> one.in(language));
    }
}
