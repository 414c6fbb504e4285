package cymru.rhybudd.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PagePdfTest {
    private static final String PAGE = """
            <html lang="cy">
            <head><title>Rhybudd</title><style>body { font-family: "%s" }</style></head>
            <body><h1>Tŷ a dŵr</h1><p>Ŵyr, ŷd</p></body>
            </html>
            """.formatted(PagePdf.FONT);

    @Test
    void theDocumentHasTheWelshLettersAndItsFontInside() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PagePdf.write(PAGE, bytes);

        try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Tŷ a dŵr", "Ŵyr, ŷd");
            PDResources resources = document.getPage(0).getResources();
            assertThat(resources.getFontNames()).isNotEmpty();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
        }
    }
}
