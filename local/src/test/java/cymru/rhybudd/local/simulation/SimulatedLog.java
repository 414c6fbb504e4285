package cymru.rhybudd.local.simulation;

import java.util.ArrayList;
import java.util.List;

/** One partition of a topic. The end of each transaction takes an offset, as Kafka's markers do. */
final class SimulatedLog {
    private final List<Appended> entries = new ArrayList<>();
    private long end;

    /** An entry at its offset. */
    record Appended(long offset, LogEntry entry) {}

    void append(LogEntry entry) {
        entries.add(new Appended(end++, entry));
    }

    void endTransaction() {
        end++;
    }

    int size() {
        return entries.size();
    }

    Appended get(int index) {
        return entries.get(index);
    }

    List<LogEntry> entries() {
        return entries.stream().map(Appended::entry).toList();
    }

    List<Appended> all() {
        return entries;
    }
}
