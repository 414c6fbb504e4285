package cymru.rhybudd.audit.report;

import cymru.rhybudd.audit.disclosure.CrossTable;
import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.schemas.Rag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Shadow models beside the live one, in numbers that point at nobody. */
public final class ShadowReport {
    /** In this order are the counts of a table, by rows and by columns. */
    public static final List<Rag> COLOURS = List.of(Rag.GREEN, Rag.AMBER, Rag.RED, Rag.UNKNOWN);

    private static final String HIDDEN = "·";

    private ShadowReport() {}

    /**
     * In words.
     *
     * @param tables by the shadow's version: how many citizens the live model sees in the colour of the row, and the shadow in that of the column
     */
    public static ReportPage page(Map<String, int[][]> tables, LifeWords words) {
        List<ReportPart> parts = new ArrayList<>();
        tables.forEach((version, counts) -> parts.add(part(version, counts, words)));
        return new ReportPage(
                words.language(),
                words.say("shadow.title"),
                tables.isEmpty()
                        ? List.of(words.say("shadow.none"))
                        : List.of(words.say("shadow.intro"), words.say("shadow.compare")),
                parts);
    }

    private static ReportPart part(String version, int[][] counts, LifeWords words) {
        List<String> names = COLOURS.stream().map(words::name).toList();
        CrossTable table = CrossTable.of(DisclosureRule.USUAL, version, names, names, counts);
        if (table.columns().isEmpty()) {
            return new ReportPart(words.say("shadow.part", version), List.of(words.say("shadow.hidden")));
        }
        List<String> columns = new ArrayList<>(List.of(words.say("shadow.live")));
        table.columns().forEach(colour -> columns.add(words.say("shadow.in", colour)));
        columns.add(words.say("shadow.all"));
        return new ReportPart(
                words.say("shadow.part", version),
                List.of(),
                columns,
                table.rows().stream().map(ShadowReport::cells).toList());
    }

    private static List<String> cells(CrossTable.Row row) {
        return Stream.concat(
                        Stream.of(row.name()),
                        Stream.concat(row.counts().stream(), Stream.of(row.all()))
                                .map(ShadowReport::text))
                .toList();
    }

    private static String text(OptionalInt count) {
        return count.isPresent() ? Integer.toString(count.getAsInt()) : HIDDEN;
    }
}
