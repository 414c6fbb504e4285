package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.DirectoryEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everybody whom the directory names: who somebody is, who lives at an address, and who answers to what is known of them. One thread
 * tells it, many ask.
 */
public final class Directory {
    private final Map<String, Listed> byCitizen = new ConcurrentHashMap<>();
    private final Map<Long, SortedSet<String>> citizensByAddress = new HashMap<>();

    private record Listed(String name, DirectoryEntry entry) {
        private static Listed of(DirectoryEntry entry) {
            return new Listed(FoldedName.of(entry), entry);
        }
    }

    /** What it says of a citizen now; null where they are forgotten. */
    public void take(String citizen, @Nullable DirectoryEntry entry) {
        Listed before = entry == null ? byCitizen.remove(citizen) : byCitizen.put(citizen, Listed.of(entry));
        move(citizen, before == null ? null : before.entry.getUprn(), entry == null ? null : entry.getUprn());
    }

    private synchronized void move(String citizen, @Nullable Long from, @Nullable Long to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from != null) {
            citizensByAddress.computeIfPresent(from, (address, left) -> {
                left.remove(citizen);
                return left.isEmpty() ? null : left;
            });
        }
        if (to != null) {
            citizensByAddress.computeIfAbsent(to, key -> new TreeSet<>()).add(citizen);
        }
    }

    /** Who a citizen is. */
    public Optional<DirectoryEntry> who(String citizen) {
        return Optional.ofNullable(byCitizen.get(citizen)).map(Listed::entry);
    }

    /** Everybody at an address, by pseudonym. */
    public synchronized List<String> at(long uprn) {
        return List.copyOf(citizensByAddress.getOrDefault(uprn, new TreeSet<>()));
    }

    /** Everybody, in no order. */
    public Stream<DirectoryEntry> everybody() {
        return byCitizen.values().stream().map(Listed::entry);
    }

    /** Everybody who answers to what is known, in no order. All are looked through: a hundred thousand in some ten milliseconds. */
    public Stream<DirectoryEntry> answering(Wanted wanted) {
        return byCitizen.values().stream()
                .filter(listed -> wanted.isMetBy(listed.name, listed.entry))
                .map(Listed::entry);
    }
}
