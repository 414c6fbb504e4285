package cymru.rhybudd.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

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
        try (PDDocument document = Loader.loadPDF(PagePdf.of(PAGE))) {
            assertThat(document.getDocumentCatalog().getOutputIntents()).isNotEmpty();
            assertThat(new PDFTextStripper().getText(document)).contains("Tŷ a dŵr", "Ŵyr, ŷd");
            PDResources resources = document.getPage(0).getResources();
            assertThat(resources.getFontNames()).isNotEmpty();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void bytesThatNoPageMayHoldDoNotKeepItFromBeingWritten() throws IOException {
        byte[] pdf = PagePdf.of(PAGE.replace("ŷd", "a\u0000b\u001Fc\uD800d"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Ŵyr, a");
        }
    }
}
