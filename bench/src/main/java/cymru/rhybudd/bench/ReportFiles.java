package cymru.rhybudd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the report goes.
 *
 * @param markdown the report; its picture lies beside it, under the same name
 */
record ReportFiles(Path markdown) {

    Path picture() {
        String name = markdown.getFileName().toString().replaceFirst("\\.md$", "") + ".svg";
        return markdown.resolveSibling(name);
    }

    void write(Result result) throws IOException {
        createParent(markdown);
        Files.writeString(
                markdown, MarkdownReport.of(result, picture().getFileName().toString()));
        Files.writeString(picture(), BarChart.of(result));
    }

    static void createParent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
