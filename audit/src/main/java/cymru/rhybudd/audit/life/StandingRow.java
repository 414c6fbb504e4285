package cymru.rhybudd.audit.life;

import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Instant;
import java.util.Objects;

/**
 * A source row that spoke of the citizen.
 *
 * @param row as the rules read it
 * @param written as it was recorded last
 * @param since the commit from which on it has spoken of the citizen
 * @param last the entry of the log that it was recorded in last
 */
public record StandingRow(FactRow row, RowChange written, Instant since, Happening last) {

    /** What it says. */
    public Fact fact() {
        return Objects.requireNonNull(row.fact());
    }

    /** The committed change that last wrote it, or that made it the citizen's. */
    public SourceChange change() {
        return ((Observed) last.body()).getChange();
    }
}
