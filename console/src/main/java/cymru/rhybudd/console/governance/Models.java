package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.audit.report.ModelsReport;
import cymru.rhybudd.audit.report.ReportPage;
import cymru.rhybudd.audit.report.ShadowReport;
import cymru.rhybudd.console.desk.Oversight;
import cymru.rhybudd.console.words.Language;
import java.util.Map;
import java.util.TreeMap;

/** The models that were published, and what shadows among them would see otherwise. */
public final class Models {
    private final Oversight oversight;

    /** As the topics say. */
    public Models(Oversight oversight) {
        this.oversight = oversight;
    }

    private ModelsReport published() {
        return new ModelsReport(oversight.told().stream()
                .map(one -> new ModelsReport.Told(one.offset(), one.at(), one.control()))
                .toList());
    }

    /** Every version. */
    public ReportPage versions(Language language) {
        return published().page(new LifeWords(language.code()));
    }

    /** Every shadow that runs, beside the live model. */
    public ReportPage shadows(Language language) {
        Map<String, int[][]> tables = new TreeMap<>();
        for (String shadow : published().shadows()) {
            tables.put(shadow, oversight.colours(shadow, ShadowReport.COLOURS));
        }
        return ShadowReport.page(tables, new LifeWords(language.code()));
    }
}
