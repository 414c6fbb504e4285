package cymru.rhybudd.local.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/** The sign-in server's page: a button for everybody whom one can be, in both languages. */
final class ChoicePage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="cy">
            <head>
            <meta charset="utf-8">
            <title>Pwy ydych chi? / Who are you?</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body { font: 1.1875rem/1.4 arial, sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; color: #0b0c0c; }
            button { font: inherit; display: block; width: 100%%; margin: 0 0 1rem; padding: 0.75rem 1rem; text-align: left;
              background: #f3f2f1; border: 2px solid #0b0c0c; color: inherit; cursor: pointer; }
            button:focus { outline: 3px solid #fd0; background: #fd0; }
            strong, span { display: block; }
            </style>
            </head>
            <body>
            <main>
            <h1>Pwy ydych chi? <span lang="en">Who are you?</span></h1>
            <p>Gweinydd mewngofnodi'r gliniadur hwn. Dychmygol yw pawb; nid oes cyfrineiriau.</p>
            <p lang="en">The sign-in server of this laptop. Everybody is invented; there are no passwords.</p>
            %s
            </main>
            </body>
            </html>
            """;

    private static final String CHOICE = """
            <form method="post">
            <input type="hidden" name="username" value="%s">
            <input type="hidden" name="claims" value="%s">
            <button><strong>%s</strong> <span>%s</span> <span lang="en">%s</span></button>
            </form>
            """;

    private ChoicePage() {}

    static String of(List<InventedOfficer> officers) {
        return String.format(PAGE, officers.stream().map(ChoicePage::choice).collect(Collectors.joining()));
    }

    private static String choice(InventedOfficer officer) {
        try {
            return String.format(
                    CHOICE,
                    escaped(officer.id()),
                    escaped(JSON.writeValueAsString(officer.claims())),
                    escaped(officer.name()),
                    escaped(officer.workCy()),
                    escaped(officer.workEn()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims are lists and texts", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
