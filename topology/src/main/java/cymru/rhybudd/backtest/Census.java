package cymru.rhybudd.backtest;

import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.HouseholdType;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.domain.weighting.Rag;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The citizens of whom any fact is known at the end of the window.
 *
 * @param colours how many have which colour under the log's own models, and then under the candidate
 * @param ownModels the log's own models in force at the end; empty where there is none, or where they were not looked at
 * @param groups by dimension and name
 */
record Census(Map<Rag, Map<Rag, Integer>> colours, Set<String> ownModels, Map<Dimension, Map<String, Group>> groups) {

    static Census empty() {
        return new Census(new EnumMap<>(Rag.class), new TreeSet<>(), new EnumMap<>(Dimension.class));
    }

    /**
     * Counts.
     *
     * @param own the log's own models; null where they are not looked at
     */
    static Census of(Replay candidate, @Nullable Replay own, Map<String, Language> languages, String defaultPatch) {
        Census census = empty();
        if (own != null && own.model() != null) {
            census.ownModels.add(own.model().version());
        }
        candidate
                .citizens()
                .filter(state -> state.rows().stream().anyMatch(row -> row.fact() != null))
                .forEach(state -> {
                    Rag before = own == null ? Rag.UNKNOWN : shown(own.citizen(state.citizen()));
                    census.count(state, before, languages, defaultPatch);
                });
        return census;
    }

    private static Rag shown(CitizenState state) {
        Picture picture = state.picture();
        return picture == null ? Rag.UNKNOWN : picture.rag();
    }

    private void count(CitizenState state, Rag before, Map<String, Language> languages, String defaultPatch) {
        Rag now = shown(state);
        add(before, now, 1);
        Group one = new Group(1, now.isWorseThan(Rag.GREEN) ? 1 : 0, before.isWorseThan(Rag.GREEN) ? 1 : 0);
        add(Dimension.AREA, state.patch() == null ? defaultPatch : state.patch(), one);
        add(Dimension.HOUSEHOLD, HouseholdType.of(state.rows()).name(), one);
        Language language = languages.get(state.citizen());
        if (language != null) {
            add(Dimension.LANGUAGE, language.name(), one);
        }
    }

    private void add(Rag before, Rag now, int citizens) {
        colours.computeIfAbsent(before, colour -> new EnumMap<>(Rag.class)).merge(now, citizens, Integer::sum);
    }

    private void add(Dimension dimension, String name, Group group) {
        groups.computeIfAbsent(dimension, one -> new TreeMap<>()).merge(name, group, Group::plus);
    }

    /** Counts the citizens of another partition in. */
    void add(Census other) {
        other.colours.forEach((before, nows) -> nows.forEach((now, citizens) -> add(before, now, citizens)));
        ownModels.addAll(other.ownModels);
        other.groups.forEach((dimension, named) -> named.forEach((name, group) -> add(dimension, name, group)));
    }
}
