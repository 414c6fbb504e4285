package cymru.rhybudd.audit.report;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A page as a document that is kept: PDF/A-2u (ISO 19005-2), with its font inside, so that it reads the same in years, and tagged for who cannot see it
 * (PDF/UA, ISO 14289-1). The page must be well-formed XML, and name {@link #FONT} for print.
 */
final class PagePdf {
    /** The only font of the document. PDFBox brings it; it has the Welsh letters, which the fonts that every reader has do not. */
    static final String FONT = "Liberation Sans";

    private static final String FONT_FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.setLoggingEnabled(false); // it tells of each rule that only browsers need
    }

    private PagePdf() {}

    static void write(String html, OutputStream out) throws IOException {
        new PdfRendererBuilder()
                .useFont(() -> PDDocument.class.getResourceAsStream(FONT_FILE), FONT)
                .usePdfAConformance(PdfAConformance.PDFA_2_U)
                .usePdfUaAccessibility(true)
                .withHtmlContent(html, null)
                .toStream(out)
                .run();
    }
}
