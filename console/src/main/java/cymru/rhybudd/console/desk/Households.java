package cymru.rhybudd.console.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who lives at which address, by its Unique Property Reference Number; kept as entries of the directory change. */
public final class Households {
    private final Map<Long, SortedSet<String>> citizensByAddress = new HashMap<>();
    private final Map<String, Long> addressByCitizen = new HashMap<>();

    /** Where the citizen lives now; null where that is not known. */
    synchronized void take(String citizen, @Nullable Long uprn) {
        Long before = uprn == null ? addressByCitizen.remove(citizen) : addressByCitizen.put(citizen, uprn);
        if (before != null) {
            citizensByAddress.computeIfPresent(before, (address, left) -> {
                left.remove(citizen);
                return left.isEmpty() ? null : left;
            });
        }
        if (uprn != null) {
            citizensByAddress.computeIfAbsent(uprn, key -> new TreeSet<>()).add(citizen);
        }
    }

    /** Everybody at an address, by pseudonym. */
    public synchronized List<String> at(long uprn) {
        return List.copyOf(citizensByAddress.getOrDefault(uprn, new TreeSet<>()));
    }
}
