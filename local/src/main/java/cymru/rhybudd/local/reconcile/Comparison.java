package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.reconcile.Difference.Kind;
import cymru.rhybudd.schemas.Rag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares every citizen by the databases with every citizen by the stream. */
final class Comparison {
    private final StreamView stream;
    private final Thresholds thresholds;
    private final Instant now;
    private final Map<String, Set<String>> citizensByRecord = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(StreamView stream, Thresholds thresholds, Instant now) {
        this.stream = stream;
        this.thresholds = thresholds;
        this.now = now;
        stream.directory()
                .forEach((citizen, records) -> records.forEach(record -> citizensByRecord
                        .computeIfAbsent(record, first -> new TreeSet<>())
                        .add(citizen)));
    }

    /** By the instant of the latest tick. */
    static List<Difference> of(Collection<Picture> oracle, StreamView stream, Thresholds thresholds, Instant now) {
        Comparison comparison = new Comparison(stream, thresholds, now);
        Set<String> found = new HashSet<>();
        oracle.forEach(picture -> found.addAll(comparison.compare(picture)));
        comparison.listExtra(found);
        return List.copyOf(comparison.differences);
    }

    /** Compares one citizen, and returns the pseudonyms under which the stream has it. */
    private Set<String> compare(Picture oracle) {
        Set<String> citizens = new TreeSet<>();
        oracle.records().forEach(record -> citizens.addAll(citizensByRecord.getOrDefault(record, Set.of())));
        if (citizens.isEmpty()) {
            differences.add(new Difference(
                    Kind.MISSING_CITIZEN,
                    null,
                    oracle.records(),
                    oracle.entered(thresholds) + " " + oracle.score(),
                    "nothing"));
            return citizens;
        }
        String first = citizens.iterator().next();
        if (citizens.size() == 1 && oracle.records().equals(stream.directory().get(first))) {
            compare(oracle, first, stream.pictures().get(first));
        } else {
            Map<String, Set<String>> entries = new TreeMap<>();
            citizens.forEach(citizen ->
                    entries.put(citizen, new TreeSet<>(stream.directory().getOrDefault(citizen, Set.of()))));
            differences.add(new Difference(
                    Kind.RECORDS, first, oracle.records(), "one citizen " + new TreeSet<>(oracle.records()), entries));
        }
        return citizens;
    }

    private void compare(Picture oracle, String citizen, @Nullable StreamPicture seen) {
        if (seen == null) {
            if (!oracle.contributions().isEmpty()) {
                add(Kind.CONTRIBUTIONS, citizen, oracle, oracle.points(), "nothing");
            }
            return;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!oracle.points().equals(seen.points())) {
            add(Kind.CONTRIBUTIONS, citizen, oracle, oracle.points(), seen.points());
        } else if (seen.asOf().equals(today) && !oracle.contributions().equals(seen.contributions())) {
            // On an earlier date decay and measures were others, and yet added the same.
            add(Kind.CONTRIBUTIONS, citizen, oracle, oracle.contributions(), seen.contributions());
        }
        if (oracle.score() != seen.score()) {
            add(Kind.SCORE, citizen, oracle, oracle.score(), seen.score());
        }
        if (oracle.scoreLow() != seen.scoreLow() || oracle.scoreHigh() != seen.scoreHigh()) {
            add(
                    Kind.RANGE,
                    citizen,
                    oracle,
                    oracle.scoreLow() + " to " + oracle.scoreHigh(),
                    seen.scoreLow() + " to " + seen.scoreHigh());
        }
        if (!oracle.missing().equals(seen.missing())) {
            add(Kind.MISSING, citizen, oracle, oracle.missing(), seen.missing());
        }
        compareColours(oracle, citizen, seen);
        if (seen.asOf().isAfter(today)) {
            add(Kind.AS_OF, citizen, oracle, "by " + today, seen.asOf());
        }
    }

    private void compareColours(Picture oracle, String citizen, StreamPicture seen) {
        if (oracle.grey() != (seen.rag() == Rag.UNKNOWN)) {
            add(Kind.GREY, citizen, oracle, oracle.grey() ? "UNKNOWN" : "known", seen.rag());
        } else if (!oracle.grey() && seen.rag() != seen.ragHeld()) {
            add(Kind.COLOUR, citizen, oracle, seen.ragHeld(), seen.rag());
        }
        // Whoever holds a colour must go on holding it, and in the same way, when nothing happens but that one looks.
        Held held = seen.held();
        Held next = held.next(oracle, thresholds, now);
        if (!next.equals(held)
                || (held.fallingSince() != null && held.fallingSince().isAfter(now))) {
            add(Kind.HELD_COLOUR, citizen, oracle, next, held);
        }
    }

    private void add(Kind kind, String citizen, Picture oracle, Object must, Object says) {
        differences.add(new Difference(kind, citizen, oracle.records(), must, says));
    }

    /** Pseudonyms that stand for nobody; one without an entry may have been merged away and then says nothing. */
    private void listExtra(Set<String> found) {
        stream.directory().forEach((citizen, records) -> {
            if (!found.contains(citizen)) {
                differences.add(new Difference(Kind.EXTRA_CITIZEN, citizen, records, "nobody", "a directory entry"));
            }
        });
        stream.pictures().forEach((citizen, seen) -> {
            if (!stream.directory().containsKey(citizen) && !seen.isEmpty()) {
                differences.add(new Difference(
                        Kind.EXTRA_CITIZEN, citizen, Set.of(), "nobody", seen.rag() + " " + seen.score()));
            }
        });
    }
}
