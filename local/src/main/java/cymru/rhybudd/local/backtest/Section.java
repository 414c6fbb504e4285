package cymru.rhybudd.local.backtest;

import java.util.List;

/**
 * A part of a report, in words that a page and a terminal share.
 *
 * @param english the heading
 * @param welsh the same in Welsh; empty in a report that is in one language
 * @param notes a sentence each
 * @param columns the table's; empty for a part without a table
 * @param rows the first cell of each names it
 */
public record Section(String english, String welsh, List<String> notes, List<String> columns, List<List<String>> rows) {
    public Section {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A part in words only. */
    public Section(String english, String welsh, List<String> notes) {
        this(english, welsh, notes, List.of(), List.of());
    }

    /** The heading, in both languages where it has both. */
    String heading() {
        return welsh.isEmpty() ? english : english + " · " + welsh;
    }
}
