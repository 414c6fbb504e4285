package cymru.rhybudd.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.evidence.Finding;
import cymru.rhybudd.audit.evidence.Inspection;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.verify.Difference;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Kind;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.audit.verify.VerificationReport;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationAnswerTest {
    private static final Partition LOG = new Partition("citizen-log", 1);
    private static final Difference DIFFERENCE = new Difference(
            Kind.ANOTHER,
            new Partition("decisions", 1),
            311,
            new Origin(LOG, 400),
            Cause.OTHER_FIELDS,
            "assessment.score is 1 and should be 2",
            "{\"score\": 2}",
            "{\"score\": 1, \"note\": \"<b>\"}");

    @Test
    void theFirstDifferenceIsShownWithBothSidesAndItsCauseInWords() {
        assertThat(answer(List.of(DIFFERENCE)).text(Locale.ENGLISH))
                .startsWith("Not everything that was written follows from the log. / Nid yw popeth")
                .contains(
                        "decisions/1, offset 311: another record; the replay has other values: assessment.score is 1 and should be 2",
                        "because of citizen-log/1, offset 400",
                        "The replay has:  {\"score\": 2}",
                        "Written is:  {\"score\": 1");
        assertThat(answer(List.of(DIFFERENCE)).text(VerificationAnswer.WELSH))
                .startsWith("Nid yw popeth a gofnodwyd yn dilyn o'r log. / Not everything")
                .contains("decisions/1, safle 311: cofnod arall; mae gan yr ailchwarae werthoedd eraill");
    }

    @Test
    void thePageSaysTheSameAndEscapesIt() {
        assertThat(answer(List.of(DIFFERENCE)).html(VerificationAnswer.WELSH))
                .contains("<html lang=\"cy\">", "decisions/1, safle 311", "&lt;b&gt;", "@page { size: A4")
                .doesNotContain("<b>");
        assertThat(answer(List.of()).html(Locale.ENGLISH))
                .contains("<h1>Everything that was written follows from the log. /", "1,234")
                .doesNotContain("<h2>");
    }

    @Test
    void theDocumentSaysTheSame() throws IOException {
        byte[] pdf = answer(List.of(DIFFERENCE)).pdf(VerificationAnswer.WELSH);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("decisions/1, safle 311", "\"note\": \"<b>\"");
        }
    }

    @Test
    void theObjectHasWhatScriptsAskFor() {
        assertThat(VerificationJson.of(answer(List.of(DIFFERENCE))).toString())
                .contains(
                        "\"clean\":false",
                        "\"events\":1234",
                        "\"eventsPerSecond\":617",
                        "\"hash\":\"abc\"",
                        "\"cause\":\"OTHER_FIELDS\"");
    }

    @Test
    void whatWasNotComparedIsNotSaidToFollow() {
        VerificationReport report = new VerificationReport(
                List.of(new Verified(LOG, 1_234, 0, 0, 0, -1)), false, 0, 0, 0, 0, List.of(), "abc");
        VerificationAnswer answer = VerificationAnswer.of(report, Duration.ofSeconds(2), List.of(), null);

        assertThat(answer.isClean()).isFalse();
        assertThat(answer.text(Locale.ENGLISH))
                .startsWith("Nothing was compared")
                .contains("Ni chymharwyd dim");
        assertThat(VerificationJson.of(answer).toString()).contains("\"clean\":false", "\"compared\":false");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasItsWordsInBothLanguages(Cause cause) {
        assertThat(new Words("verification", Locale.ENGLISH).of("cause." + cause, ""))
                .isNotEqualTo(new Words("verification", VerificationAnswer.WELSH).of("cause." + cause, ""));
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        ResourceBundle.Control own =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        String name = "cymru.rhybudd.audit.report.verification";
        ResourceBundle english = ResourceBundle.getBundle(name, Locale.ENGLISH, own);
        ResourceBundle welsh = ResourceBundle.getBundle(name, VerificationAnswer.WELSH, own);

        assertThat(english.getLocale()).isEqualTo(Locale.ROOT);
        for (String key : english.keySet()) {
            if (!key.equals("hash")) {
                assertThat(welsh.getString(key)).as(key).isNotEqualTo(english.getString(key));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Finding.Verdict.class)
    void everyVerdictOfAnInspectionHasItsWordsInBothLanguages(Finding.Verdict verdict) {
        assertThat(EvidenceWords.of(verdict, new Words("verification", Locale.ENGLISH)))
                .isNotEqualTo(EvidenceWords.of(verdict, new Words("verification", VerificationAnswer.WELSH)));
    }

    @Test
    void whereOnlyTheEvidenceIsAtFaultItIsNotSaidOfWhatWasWritten() {
        Finding damaged = new Finding(Finding.Kind.HASHES_NOT_GENUINE, LOG, -1, "the hashes lead nowhere");
        VerificationReport report = answer(List.of()).found();
        Inspection.Result evidence = new Inspection.Result(
                List.of(damaged), 10, 3, new TreeMap<>(Map.of(LOG, 3L)), List.of(), new TreeMap<>());

        assertThat(VerificationAnswer.of(report, Duration.ofSeconds(2), List.of(), evidence)
                        .text(Locale.ENGLISH))
                .startsWith(
                        "The evidence cannot be relied on: part of it is not genuine, or is not of this key. / Ni ellir")
                .contains("By their times, the records of citizen-log/1 (3) are younger than the latest checkpoint")
                .doesNotContain("Not everything that was written");
    }

    private static VerificationAnswer answer(List<Difference> differences) {
        VerificationReport report = new VerificationReport(
                List.of(new Verified(LOG, 1_234, 0, 0, 1_000, 1_233)),
                differences.isEmpty(),
                0,
                5,
                1,
                4,
                differences,
                "abc");
        return VerificationAnswer.of(report, Duration.ofSeconds(2), List.of(), null);
    }
}
