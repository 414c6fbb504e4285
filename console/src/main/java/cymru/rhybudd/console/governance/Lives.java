package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.life.Explanation;
import cymru.rhybudd.audit.life.KnownAsOf;
import cymru.rhybudd.audit.life.Life;
import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.life.LifeReader;
import cymru.rhybudd.audit.report.AsOfReport;
import cymru.rhybudd.audit.report.ExplainReport;
import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.audit.report.ReportPage;
import cymru.rhybudd.audit.report.ScoreChart;
import cymru.rhybudd.audit.report.TimelineReport;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.schemas.Alert;
import java.io.IOException;
import java.util.Optional;

/** Answers questions about one life. Nothing of an answer may be shown before the look is recorded. */
public final class Lives {
    private final ReadingRoom room;

    /** Whoever reads the same page again. */
    private record Asked(Question question, Language language, int page) {}

    /** Looked up there. */
    public Lives(ReadingRoom room) {
        this.room = room;
    }

    /**
     * The answer; empty where nothing is recorded under that id, or of several.
     *
     * @param page of a long answer, from 1
     * @throws BusyException if it takes longer
     */
    public Optional<Answer> answer(Question question, Language language, int page) {
        LifeWords words = new LifeWords(language.code());
        return room.lives(new Asked(question, language, page), lives -> switch (question.view()) {
            case ALERT_EXPLAINED -> explained(lives, question, words);
            case KNOWN_AS_OF -> knownAsOf(lives, question, words);
            case TIMELINE -> timeline(lives, question, words, page);
            default -> throw new IllegalArgumentException("no page shows " + question.view());
        });
    }

    private static Optional<Answer> explained(LifeIndex lives, Question question, LifeWords words) throws IOException {
        Alert alert;
        try {
            alert = lives.alert(question.id());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Life life = LifeReader.read(lives, alert.getCitizen());
        Explanation explanation = Explanation.of(lives, life, alert.getAlertId());
        ReportPage report = new ExplainReport(explanation, words).page();
        return Optional.of(new Answer(alert.getCitizen(), alert.getAlertId(), report, "", 1, 1));
    }

    private static Optional<Answer> knownAsOf(LifeIndex lives, Question question, LifeWords words) throws IOException {
        return life(lives, question).map(life -> {
            AsOfReport report = new AsOfReport(life.citizen(), KnownAsOf.of(life, question.at()), words);
            return new Answer(life.citizen(), null, report.page(), "", 1, 1);
        });
    }

    private static Optional<Answer> timeline(LifeIndex lives, Question question, LifeWords words, int page)
            throws IOException {
        return life(lives, question).map(life -> {
            Pageful list = Pageful.of(new TimelineReport(life, words).page(), page);
            String drawing = list.page() == 1 ? ScoreChart.aboveList(life, words) : "";
            return new Answer(life.citizen(), null, list.report(), drawing, list.page(), list.pages());
        });
    }

    private static Optional<Life> life(LifeIndex lives, Question question) throws IOException {
        return Optional.of(LifeReader.read(lives, question.id())).filter(Life::isKnown);
    }
}
