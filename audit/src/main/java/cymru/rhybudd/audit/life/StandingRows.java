package cymru.rhybudd.audit.life;

import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.streams.LogFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Follows which rows speak of a citizen, as the rules do: a row that is older than what is known changes nothing. */
final class StandingRows {
    private final TreeMap<String, StandingRow> rows = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();

    private StandingRows() {}

    /** The rows at the end of a life, in the order of their names. */
    static List<StandingRow> of(Life life) {
        StandingRows standing = new StandingRows();
        life.records(Observed.class).forEach(one -> standing.take(life.citizen(), one, (Observed) one.body()));
        return new ArrayList<>(standing.rows.values());
    }

    private void take(String citizen, Happening happening, Observed observed) {
        LogPosition position = new LogPosition(happening.partition().number(), happening.offset());
        CitizenEvent event;
        try {
            event = LogFold.aboutOneCitizen(citizen, new cymru.rhybudd.schemas.CitizenEvent(observed), position);
        } catch (IllegalArgumentException e) {
            return; // the service could not apply it either, and set it aside
        }
        if (event instanceof CitizenEvent.Observed known) {
            for (int i = 0; i < known.rows().size(); i++) {
                take(known.rows().get(i).row(), observed.getRows().get(i), happening, observed);
            }
        }
    }

    private void take(FactRow row, RowChange written, Happening happening, Observed observed) {
        Long known = versions.get(row.row());
        if (known != null && known >= row.version()) {
            return;
        }
        versions.put(row.row(), row.version());
        StandingRow before = rows.remove(row.row());
        if (row.fact() != null) {
            rows.put(
                    row.row(),
                    new StandingRow(
                            row,
                            written,
                            before == null ? observed.getChange().getCommittedAt() : before.since(),
                            happening));
        }
    }
}
