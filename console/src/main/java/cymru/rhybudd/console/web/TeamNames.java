package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.TwoNames;
import cymru.rhybudd.console.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Teams by name. One that is not published, or no more, goes by its key. */
record TeamNames(Words words, Published published) {
    String of(String key) {
        return words.name(published.teams().getOrDefault(key, new TwoNames(key, key)));
    }

    /** The keys of the published teams and of others, in the alphabetical order of the names. */
    List<String> keysWith(Collection<String> others) {
        Set<String> keys = new TreeSet<>(published.teams().keySet());
        keys.addAll(others);
        return keys.stream()
                .sorted((one, other) -> words.alphabetically().compare(of(one), of(other)))
                .toList();
    }
}
