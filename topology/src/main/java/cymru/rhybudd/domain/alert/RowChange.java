package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import org.jspecify.annotations.Nullable;

/**
 * One row of an event.
 *
 * @param movedFrom the citizen from whom a link moved the row here
 */
public record RowChange(FactRow row, @Nullable String movedFrom) {}
