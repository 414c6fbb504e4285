package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.reconcile.Difference.Kind;
import cymru.rhybudd.schemas.Rag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares every citizen by the databases with every citizen by the stream. */
final class Comparison {
    private static final StreamPicture NOTHING_ASSESSED = new StreamPicture(0, Rag.GREEN, LocalDate.MIN, Map.of());

    private final StreamView stream;
    private final LocalDate today;
    private final Map<String, Set<String>> citizensByRecord = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(StreamView stream, LocalDate today) {
        this.stream = stream;
        this.today = today;
        stream.directory()
                .forEach((citizen, records) -> records.forEach(record -> citizensByRecord
                        .computeIfAbsent(record, first -> new TreeSet<>())
                        .add(citizen)));
    }

    static List<Difference> of(Collection<Picture> oracle, StreamView stream, LocalDate today) {
        Comparison comparison = new Comparison(stream, today);
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
                    Kind.MISSING_CITIZEN, null, oracle.records(), oracle.colour() + " " + oracle.score(), "nothing"));
            return citizens;
        }
        String first = citizens.iterator().next();
        if (citizens.size() == 1 && oracle.records().equals(stream.directory().get(first))) {
            compare(oracle, first, stream.pictures().getOrDefault(first, NOTHING_ASSESSED));
        } else {
            Map<String, Set<String>> entries = new TreeMap<>();
            citizens.forEach(citizen ->
                    entries.put(citizen, new TreeSet<>(stream.directory().getOrDefault(citizen, Set.of()))));
            differences.add(new Difference(
                    Kind.RECORDS, first, oracle.records(), "one citizen " + new TreeSet<>(oracle.records()), entries));
        }
        return citizens;
    }

    private void compare(Picture oracle, String citizen, StreamPicture seen) {
        if (!oracle.contributions().equals(seen.contributions())) {
            add(Kind.CONTRIBUTIONS, citizen, oracle, oracle.contributions(), seen.contributions());
        }
        if (oracle.score() != seen.score()) {
            add(Kind.SCORE, citizen, oracle, oracle.score(), seen.score());
        }
        if (!oracle.colour().name().equals(seen.rag().name())) {
            add(Kind.COLOUR, citizen, oracle, oracle.colour(), seen.rag());
        }
        if (seen.asOf().isAfter(today)) {
            add(Kind.AS_OF, citizen, oracle, "by " + today, seen.asOf());
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
