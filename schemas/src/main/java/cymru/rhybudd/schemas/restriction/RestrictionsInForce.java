package cymru.rhybudd.schemas.restriction;

import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.RestrictionKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The restrictions that hold. A citizen is restricted if one of their records is, or the address where they live: so whoever is linked
 * to a restricted record is restricted with it, and after a split each part that has such a record stays so.
 */
public final class RestrictionsInForce {
    private final Map<String, Restriction> byKey = new ConcurrentHashMap<>();
    private final Set<String> records = ConcurrentHashMap.newKeySet();
    private final Set<Long> addresses = ConcurrentHashMap.newKeySet();

    /** Takes the latest record of a key; null where it is forgotten. What lifts an earlier one than is known does not lift that: it was read late. */
    public synchronized void take(String key, @Nullable Restriction latest) {
        Restriction known = byKey.get(key);
        if (latest != null
                && latest.getLifted()
                && known != null
                && latest.getRecordedAt().isBefore(known.getRecordedAt())) {
            return;
        }
        if (latest == null || latest.getLifted() || latest.getKind() == RestrictionKind.OTHER) {
            Restriction before = byKey.remove(key);
            if (before != null && before.getKind() == RestrictionKind.SENSITIVE_ADDRESS) {
                addresses.remove(Long.valueOf(before.getSubject()));
            } else if (before != null) {
                records.remove(before.getSubject());
            }
        } else {
            byKey.put(key, latest);
            if (latest.getKind() == RestrictionKind.SENSITIVE_ADDRESS) {
                addresses.add(Long.valueOf(latest.getSubject()));
            } else {
                records.add(latest.getSubject());
            }
        }
    }

    /** The restriction of a key. */
    public Optional<Restriction> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Everything that holds, the nearest review first. */
    public List<Restriction> all() {
        return byKey.values().stream()
                .sorted(Comparator.comparing(Restriction::getReviewOn)
                        .thenComparing(Restriction::getKind)
                        .thenComparing(Restriction::getSubject))
                .toList();
    }

    /** What restricts the person. */
    public List<Restriction> of(DirectoryEntry person) {
        Long uprn = person.getUprn();
        return Stream.concat(
                        person.getRecords().stream().map(RestrictedSubject::person),
                        Stream.ofNullable(uprn).map(RestrictedSubject::address))
                .map(subject -> byKey.get(subject.key()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether anything restricts the person; asked of everybody on a list, so that nothing is put together for it. */
    public boolean covers(DirectoryEntry person) {
        Long uprn = person.getUprn();
        if (uprn != null && isSensitive(uprn)) {
            return true;
        }
        for (String record : person.getRecords()) {
            if (records.contains(record)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the address is sensitive. */
    public boolean isSensitive(long uprn) {
        return addresses.contains(uprn);
    }
}
