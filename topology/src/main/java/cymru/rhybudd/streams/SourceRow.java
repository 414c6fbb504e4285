package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.source.MappedRow;
import java.util.List;

/**
 * INTAKE to ATTRIBUTE: what a changed row says now.
 *
 * @param says empty when the row was removed or is none of our business any more
 * @param isPersonRecord whether rows of this table are person records
 */
record SourceRow(SourceChange change, List<MappedRow> says, boolean isPersonRecord) implements Arrival {}
