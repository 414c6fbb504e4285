package cymru.rhybudd.domain.indicator;

import java.util.ArrayList;
import java.util.List;

/** The things that rows are about: accounts, contracts, pupils. */
final class Things {
    private Things() {}

    /** The rows of each thing; things in the order of their first rows. Most citizens have one. */
    static List<List<FactRow>> of(List<FactRow> rows) {
        if (isOneThing(rows)) {
            return List.of(rows);
        }
        List<List<FactRow>> things = new ArrayList<>(4);
        for (FactRow row : rows) {
            List<FactRow> same = null;
            for (int i = 0; i < things.size(); i++) {
                if (things.get(i).get(0).about().equals(row.about())) {
                    same = things.get(i);
                }
            }
            if (same == null) {
                same = new ArrayList<>(4);
                things.add(same);
            }
            same.add(row);
        }
        return things;
    }

    private static boolean isOneThing(List<FactRow> rows) {
        String first = rows.get(0).about();
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).about().equals(first)) {
                return false;
            }
        }
        return true;
    }
}
