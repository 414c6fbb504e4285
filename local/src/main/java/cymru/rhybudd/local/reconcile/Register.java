package cymru.rhybudd.local.reconcile;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who is whom, who is a party of what, and which facts are about what: rows found from either end. For one thread. */
final class Register {
    private final Map<String, Set<String>> keysByRecord = new HashMap<>();
    private final Map<String, Set<String>> recordsByKey = new HashMap<>();
    private final Map<String, Set<String>> thingsByRecord = new HashMap<>();
    private final Map<String, Set<String>> recordsByThing = new HashMap<>();
    private final Map<String, List<Row>> factsByThing = new HashMap<>();

    /** Parties that have an end to come, or today, in the order in which they end. */
    private final SortedSet<Row> ending =
            new TreeSet<>(Comparator.comparing(Row::lastDay).thenComparing(Row::name));

    private LocalDate today;

    Register(LocalDate today) {
        this.today = today;
    }

    /** The date by the log's clock, which does not go back: whoever ended before is no party any more. */
    void turnTo(LocalDate day) {
        endedBefore(day).forEach(this::remove);
        today = day;
    }

    /** Parties who are to end before that day, in the order in which they do. */
    List<Row> endedBefore(LocalDate day) {
        return ending.stream().filter(row -> !row.isCurrentParty(day)).toList();
    }

    void add(Row row) {
        if (row.table().holdsPersons()) {
            Set<String> keys = LinkKeys.of(row);
            keysByRecord.put(row.name(), keys);
            keys.forEach(key -> put(recordsByKey, key, row.name()));
        } else if (row.isCurrentParty(today)) {
            if (row.lastDay() != null) {
                ending.add(row);
            }
            put(thingsByRecord, row.party(), row.about());
            put(recordsByThing, row.about(), row.party());
        } else if (row.isFact()) {
            factsByThing
                    .computeIfAbsent(row.about(), first -> new ArrayList<>(1))
                    .add(row);
        }
    }

    void remove(Row row) {
        if (row.table().holdsPersons()) {
            keysByRecord.remove(row.name());
            LinkKeys.of(row).forEach(key -> take(recordsByKey, key, row.name()));
        } else if (row.isCurrentParty(today) && (row.lastDay() == null || ending.remove(row))) {
            take(thingsByRecord, row.party(), row.about());
            take(recordsByThing, row.about(), row.party());
        } else if (row.isFact()) {
            factsByThing.getOrDefault(row.about(), new ArrayList<>()).remove(row);
        }
    }

    /** Every person record. */
    Set<String> records() {
        return keysByRecord.keySet();
    }

    /** The person records that the row, whether present or not, may link, lead to a thing, or say something of. */
    Set<String> concerned(Row row) {
        Set<String> concerned = new TreeSet<>();
        if (row.table().holdsPersons()) {
            concerned.add(row.name());
            LinkKeys.of(row).forEach(key -> concerned.addAll(recordsByKey.getOrDefault(key, Set.of())));
        } else if (row.table().holdsParties()) {
            concerned.add(row.party());
        } else {
            concerned.add(row.about());
            concerned.addAll(recordsByThing.getOrDefault(row.about(), Set.of()));
        }
        return concerned;
    }

    /** The citizens that the person records among these names belong to, each as the set of its records. */
    Set<Set<String>> citizens(Set<String> records) {
        Set<String> seen = new HashSet<>();
        Set<Set<String>> citizens = new HashSet<>();
        for (String record : records) {
            if (keysByRecord.containsKey(record) && !seen.contains(record)) {
                Set<String> citizen = citizen(record);
                seen.addAll(citizen);
                citizens.add(citizen);
            }
        }
        return citizens;
    }

    /** The connected component of the record: all that share a key with it, with those, and so on. */
    private Set<String> citizen(String record) {
        Set<String> citizen = new TreeSet<>(Set.of(record));
        Deque<String> open = new ArrayDeque<>(citizen);
        while (!open.isEmpty()) {
            for (String key : keysByRecord.getOrDefault(open.remove(), Set.of())) {
                for (String other : recordsByKey.getOrDefault(key, Set.of())) {
                    if (citizen.add(other)) {
                        open.add(other);
                    }
                }
            }
        }
        return citizen;
    }

    /** The facts of a citizen, each once, however many records lead to it. */
    Facts facts(Set<String> citizen) {
        Set<String> things = new HashSet<>(citizen);
        citizen.forEach(record -> things.addAll(thingsByRecord.getOrDefault(record, Set.of())));
        List<Row> facts = new ArrayList<>();
        things.forEach(thing -> facts.addAll(factsByThing.getOrDefault(thing, List.of())));
        return new Facts(facts);
    }

    private static void put(Map<String, Set<String>> index, String from, String to) {
        index.computeIfAbsent(from, first -> new HashSet<>(2)).add(to);
    }

    private static void take(Map<String, Set<String>> index, String from, String to) {
        Set<String> left = index.getOrDefault(from, new HashSet<>());
        left.remove(to);
        if (left.isEmpty()) {
            index.remove(from);
        }
    }
}
