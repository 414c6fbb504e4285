package cymru.rhybudd.domain.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One citizen: the person records held to be one person, and how the citizen's id came to be.
 *
 * @param founder the person record that founded the id
 * @param founded in which order ids were founded; the older survives a merge
 */
public record Cluster(String citizen, String founder, long founded, SortedSet<String> records) {
    public Cluster {
        records = Collections.unmodifiableSortedSet(new TreeSet<>(records));
    }

    /** Whether the id goes to this part of the cluster: the one with the founder or, when that is gone, with the first record. */
    boolean isInheritedBy(SortedSet<String> component, SortedSet<String> survivors) {
        if (survivors.contains(founder)) {
            return component.contains(founder);
        }
        return records.stream()
                .filter(survivors::contains)
                .findFirst()
                .map(component::contains)
                .orElse(false);
    }

    /** The one of the clusters that has the founder now or, when that is gone, the first record that is left; empty when none is. */
    public Optional<Cluster> successor(Collection<Cluster> clusters) {
        SortedSet<String> survivors = new TreeSet<>();
        clusters.forEach(cluster -> survivors.addAll(cluster.records));
        return clusters.stream()
                .filter(cluster -> isInheritedBy(cluster.records, survivors))
                .findFirst();
    }

    /** The same citizen with other records. Once the founder is gone, the first record that is left stands for it: should it come back, it may be somebody else's. */
    Cluster of(SortedSet<String> members) {
        String stands = members.contains(founder)
                ? founder
                : records.stream().filter(members::contains).findFirst().orElse(members.first());
        return new Cluster(citizen, stands, founded, members);
    }
}
