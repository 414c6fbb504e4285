package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.report.ReportPage;
import cymru.rhybudd.console.words.Language;

/** What a verification found, in both languages. */
record Found(boolean clean, ReportPage welsh, ReportPage english) {

    ReportPage in(Language language) {
        return language == Language.WELSH ? welsh : english;
    }
}
