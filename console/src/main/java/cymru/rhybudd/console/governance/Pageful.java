package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.report.ReportPage;
import cymru.rhybudd.audit.report.ReportPart;
import java.util.List;

/**
 * A part of a report whose only table is too long for one page.
 *
 * @param page from 1
 */
public record Pageful(ReportPage report, int page, int pages) {
    static final int ROWS = 100;

    /** How many pages so many rows take, at least one. */
    static int pages(int rows) {
        return Math.max(1, (rows + ROWS - 1) / ROWS);
    }

    /** That page; the nearest where there is none such. */
    static Pageful of(ReportPage report, int wanted) {
        ReportPart whole = report.parts().get(0);
        int pages = pages(whole.rows().size());
        int page = Math.max(1, Math.min(wanted, pages));
        List<List<String>> rows = whole.rows()
                .subList((page - 1) * ROWS, Math.min(page * ROWS, whole.rows().size()));
        ReportPart part = new ReportPart(whole.heading(), whole.notes(), whole.columns(), rows, whole.text());
        return new Pageful(
                new ReportPage(report.language(), report.title(), report.intro(), List.of(part)), page, pages);
    }
}
