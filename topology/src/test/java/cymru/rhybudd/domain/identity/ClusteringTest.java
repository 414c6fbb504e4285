package cymru.rhybudd.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusteringTest {

    /** Person records and their link keys; every change regroups the citizens that it bears on. */
    private static final class Register {
        private final Map<String, Set<String>> keysByRecord = new TreeMap<>();
        private final Map<String, Cluster> clusterByRecord = new TreeMap<>();
        private long founded;

        Register with(String record, String... keys) {
            change(record, Set.of(keys));
            return this;
        }

        Register without(String record) {
            change(record, Set.of());
            return this;
        }

        private void change(String record, Set<String> keys) {
            Set<Cluster> present = new HashSet<>();
            Set<String> touched = new TreeSet<>(sharing(keys));
            touched.add(record);
            for (String each : touched) {
                Cluster cluster = clusterByRecord.get(each);
                if (cluster != null) {
                    present.add(cluster);
                }
            }
            SortedSet<String> affected = new TreeSet<>(Set.of(record));
            present.forEach(cluster -> affected.addAll(cluster.records()));
            keysByRecord.put(record, keys);
            if (keys.isEmpty()) {
                affected.remove(record);
                keysByRecord.remove(record);
                clusterByRecord.remove(record);
            }
            for (Cluster cluster : Clustering.regroup(affected, this::neighbours, present, this::found)) {
                cluster.records().forEach(member -> clusterByRecord.put(member, cluster));
            }
        }

        private Set<String> neighbours(String record) {
            return sharing(Objects.requireNonNull(keysByRecord.get(record)));
        }

        private Set<String> sharing(Set<String> keys) {
            Set<String> sharing = new TreeSet<>();
            keysByRecord.forEach((record, own) -> {
                if (!Collections.disjoint(own, keys)) {
                    sharing.add(record);
                }
            });
            return sharing;
        }

        private Cluster found(SortedSet<String> records) {
            return new Cluster("citizen-" + founded, records.first(), founded++, records);
        }

        String citizen(String record) {
            return Objects.requireNonNull(clusterByRecord.get(record)).citizen();
        }

        Set<Set<String>> partition() {
            Set<Set<String>> partition = new HashSet<>();
            clusterByRecord.values().forEach(cluster -> partition.add(cluster.records()));
            return partition;
        }

        /** The ids that were there before, and that no record has now which had them then. */
        Set<String> strangers(Map<String, Cluster> before) {
            Set<String> strangers = citizens();
            strangers.retainAll(before.values().stream().map(Cluster::citizen).collect(Collectors.toSet()));
            before.forEach((record, cluster) -> {
                Cluster now = clusterByRecord.get(record);
                if (now != null && now.citizen().equals(cluster.citizen())) {
                    strangers.remove(cluster.citizen());
                }
            });
            return strangers;
        }

        Set<String> citizens() {
            Set<String> citizens = new TreeSet<>();
            clusterByRecord.values().forEach(cluster -> citizens.add(cluster.citizen()));
            return citizens;
        }
    }

    @Test
    void recordsThatShareNoKeyAreCitizensApart() {
        Register register = new Register().with("a", "1").with("b", "2");
        assertThat(register.partition()).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
        assertThat(register.citizen("a")).isNotEqualTo(register.citizen("b"));
    }

    @Test
    void recordsAreOneCitizenThoughOnlyAThirdJoinsThem() {
        Register register = new Register().with("a", "1").with("b", "1", "2").with("c", "2");
        assertThat(register.partition()).containsExactly(Set.of("a", "b", "c"));
    }

    @Test
    void theOlderCitizenSurvivesAMerge() {
        Register register = new Register().with("z", "1").with("a", "2").with("m", "3");
        String oldest = register.citizen("z");
        register.with("b", "1", "2", "3");
        assertThat(register.partition()).containsExactly(Set.of("a", "b", "m", "z"));
        assertThat(register.citizen("a")).isEqualTo(oldest);
    }

    @Test
    void thePartWithTheFounderKeepsTheIdInASplit() {
        Register register = new Register().with("m", "1").with("a", "1", "2").with("z", "2");
        String citizen = register.citizen("m");
        register.with("a", "2");
        assertThat(register.partition()).containsExactlyInAnyOrder(Set.of("m"), Set.of("a", "z"));
        assertThat(register.citizen("m")).isEqualTo(citizen);
        assertThat(register.citizen("a")).isNotEqualTo(citizen);
    }

    @Test
    void thePartWithTheFirstRecordKeepsTheIdOnceTheFounderIsGone() {
        Register register = new Register().with("m", "1", "2").with("z", "1").with("n", "2");
        String citizen = register.citizen("m");
        register.without("m");
        assertThat(register.partition()).containsExactlyInAnyOrder(Set.of("n"), Set.of("z"));
        assertThat(register.citizen("n")).isEqualTo(citizen);
        assertThat(register.citizen("z")).isNotEqualTo(citizen);
    }

    @Test
    void theIdStaysWhileAnyRecordStays() {
        Register register = new Register().with("a", "1").with("b", "1").with("c", "1");
        String citizen = register.citizen("a");
        register.without("a").without("b");
        assertThat(register.citizen("c")).isEqualTo(citizen);
    }

    @Test
    void aSplitAfterAMergeLeavesTheIdWithTheOlderFounder() {
        Register register = new Register().with("z", "1").with("a", "2");
        String older = register.citizen("z");
        register.with("a", "1", "2").with("a", "2");
        assertThat(register.citizen("z")).isEqualTo(older);
        assertThat(register.citizen("a")).isNotEqualTo(older);
    }

    @Test
    void aFounderThatJoinsAnOlderCitizenLeavesTheOthersToANewId() {
        Register register = new Register().with("z", "1").with("a", "2").with("b", "2");
        String older = register.citizen("z");
        String younger = register.citizen("a");
        register.with("a", "1");
        assertThat(register.partition()).containsExactlyInAnyOrder(Set.of("a", "z"), Set.of("b"));
        assertThat(register.citizen("a")).isEqualTo(older);
        assertThat(register.citizen("b")).isNotIn(older, younger);
    }

    @Test
    void aRecordThatComesBackAloneIsANewCitizen() {
        Register register = new Register().with("a", "1");
        String citizen = register.citizen("a");
        assertThat(register.without("a").with("a", "1").citizen("a")).isNotEqualTo(citizen);
    }

    @Test
    void aFounderThatCameBackAsSomebodyElseTakesNobodysId() {
        Register register = new Register().with("m", "1").with("z", "1");
        String citizen = register.citizen("z");
        register.without("m").with("m", "2").with("n", "2");
        String other = register.citizen("m");
        register.with("n", "1");
        assertThat(register.partition()).containsExactlyInAnyOrder(Set.of("m"), Set.of("n", "z"));
        assertThat(register.citizen("z")).isEqualTo(citizen);
        assertThat(register.citizen("m")).isEqualTo(other);
    }

    @Test
    void norWhenItWasLinkedAgainForAWhile() {
        Register register = new Register().with("m", "1").with("z", "1");
        String citizen = register.citizen("z");
        register.without("m").with("m", "1").with("m", "2");
        assertThat(register.citizen("z")).isEqualTo(citizen);
        assertThat(register.citizen("m")).isNotEqualTo(citizen);
    }

    static LongStream seeds() {
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderOfRecordsGivesTheConnectedComponents(long seed) {
        Map<String, Set<String>> records = randomRecords(seed);
        List<String> order = new ArrayList<>(records.keySet());
        Collections.shuffle(order, new Random(seed));
        Register register = new Register();
        order.forEach(record -> register.change(record, Objects.requireNonNull(records.get(record))));
        assertThat(register.partition()).as("seed %d", seed).isEqualTo(unionFind(records));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyHistoryOfMergesAndSplitsEndsInTheConnectedComponentsEachWithItsOwnId(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Register register = new Register();
        Map<String, Set<String>> records = new TreeMap<>();
        for (int step = 0; step < 60; step++) {
            String record = "r" + random.nextInt(12);
            Set<String> keys = random.nextInt(4) == 0 ? Set.of() : randomKeys(random);
            Map<String, Cluster> before = new TreeMap<>(register.clusterByRecord);
            register.change(record, keys);
            if (keys.isEmpty()) {
                records.remove(record);
            } else {
                records.put(record, keys);
            }
            assertThat(register.strangers(before))
                    .as("seed %d, step %d: ids among records that had them not", seed, step)
                    .isEmpty();
            assertThat(register.partition()).as("seed %d, step %d", seed, step).isEqualTo(unionFind(records));
            assertThat(register.citizens()).as("seed %d, step %d", seed, step).hasSameSizeAs(register.partition());
        }
    }

    private static Map<String, Set<String>> randomRecords(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Set<String>> records = new TreeMap<>();
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            records.put("r" + i, randomKeys(random));
        }
        return records;
    }

    private static Set<String> randomKeys(SplittableRandom random) {
        Set<String> keys = new TreeSet<>();
        keys.add("k" + random.nextInt(14));
        keys.add("k" + random.nextInt(14));
        return keys;
    }

    /** The plain way: put all records of a key together, key by key. */
    private static Set<Set<String>> unionFind(Map<String, Set<String>> records) {
        Map<String, String> parent = new TreeMap<>();
        records.keySet().forEach(record -> parent.put(record, record));
        Map<String, String> firstByKey = new TreeMap<>();
        records.forEach((record, keys) -> keys.forEach(key -> {
            String first = firstByKey.putIfAbsent(key, record);
            if (first != null) {
                parent.put(root(parent, record), root(parent, first));
            }
        }));
        Map<String, Set<String>> components = new TreeMap<>();
        for (String record : records.keySet()) {
            components
                    .computeIfAbsent(root(parent, record), root -> new TreeSet<>())
                    .add(record);
        }
        return new HashSet<>(components.values());
    }

    private static String root(Map<String, String> parent, String record) {
        String above = Objects.requireNonNull(parent.get(record));
        return above.equals(record) ? record : root(parent, above);
    }
}
