package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.report.ReportPage;
import org.jspecify.annotations.Nullable;

/**
 * What the records say of one life.
 *
 * @param citizen whose life it is
 * @param alertId the alert that is explained; null where none in particular is
 * @param drawing of the score, as SVG; empty for none
 * @param page which part of it this is, from 1
 * @param pages how many parts there are
 */
public record Answer(
        String citizen, @Nullable String alertId, ReportPage report, String drawing, int page, int pages) {}
