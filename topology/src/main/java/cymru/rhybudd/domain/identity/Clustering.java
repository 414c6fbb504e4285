package cymru.rhybudd.domain.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Groups person records into citizens: the connected components over shared link keys, with ids that stay. */
public final class Clustering {
    private Clustering() {}

    /**
     * Groups records anew.
     *
     * @param records every record whose citizen may change, those of all their present clusters included
     * @param neighbours the records that share a link key with a record
     * @param present the present clusters of the records
     * @param found founds a new citizen on its first record
     * @return the clusters from now on, in the order of their first records
     */
    public static List<Cluster> regroup(
            SortedSet<String> records,
            Function<String, Set<String>> neighbours,
            Collection<Cluster> present,
            Function<SortedSet<String>, Cluster> found) {
        List<Cluster> bySeniority = present.stream()
                .sorted(Comparator.comparingLong(Cluster::founded))
                .toList();
        List<Cluster> clusters = new ArrayList<>();
        for (SortedSet<String> component : components(records, neighbours)) {
            Optional<Cluster> inherited = bySeniority.stream()
                    .filter(cluster -> cluster.isInheritedBy(component, records))
                    .findFirst();
            clusters.add(inherited.map(cluster -> cluster.of(component)).orElseGet(() -> found.apply(component)));
        }
        return clusters;
    }

    private static List<SortedSet<String>> components(
            SortedSet<String> records, Function<String, Set<String>> neighbours) {
        List<SortedSet<String>> components = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String record : records) {
            if (seen.add(record)) {
                SortedSet<String> component = new TreeSet<>();
                Deque<String> open = new ArrayDeque<>(List.of(record));
                while (!open.isEmpty()) {
                    String next = open.pop();
                    component.add(next);
                    for (String neighbour : neighbours.apply(next)) {
                        if (seen.add(neighbour)) {
                            open.push(neighbour);
                        }
                    }
                }
                components.add(component);
            }
        }
        return components;
    }
}
