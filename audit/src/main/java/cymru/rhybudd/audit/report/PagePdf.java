package cymru.rhybudd.audit.report;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A page as a document that is kept: PDF/A-2u (ISO 19005-2), with its font inside, so that it reads the same in years, and tagged for who cannot see it
 * (PDF/UA, ISO 14289-1). The page must be well-formed XML, and name {@link #FONT} for print.
 */
final class PagePdf {
    /** The only font of the document. PDFBox brings it; it has the Welsh letters, which the fonts that every reader has do not. */
    static final String FONT = "Liberation Sans";

    private static final String FONT_FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** By XML 1.0, section 2.2: what was tampered with may hold anything. */
    private static final Pattern ILLEGAL_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    static {
        XRLog.setLoggingEnabled(false); // it tells of each rule that only browsers need
    }

    private PagePdf() {}

    static byte[] of(String html) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useFont(() -> PDDocument.class.getResourceAsStream(FONT_FILE), FONT)
                .usePdfAConformance(PdfAConformance.PDFA_2_U)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .usePdfUaAccessibility(true)
                .withHtmlContent(ILLEGAL_IN_XML.matcher(html).replaceAll("\uFFFD"), null)
                .toStream(out)
                .run();
        return out.toByteArray();
    }
}
