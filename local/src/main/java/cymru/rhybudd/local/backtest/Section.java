package cymru.rhybudd.local.backtest;

import java.util.List;

/**
 * A part of a report, in words that a page and a terminal share.
 *
 * @param english the heading
 * @param welsh the same in Welsh
 * @param notes a sentence each
 * @param columns the table's; empty for a part without a table
 * @param rows the first cell of each names it
 */
record Section(String english, String welsh, List<String> notes, List<String> columns, List<List<String>> rows) {
    Section {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A part in words only. */
    Section(String english, String welsh, List<String> notes) {
        this(english, welsh, notes, List.of(), List.of());
    }
}
