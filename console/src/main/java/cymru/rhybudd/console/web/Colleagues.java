package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Sessions;
import cymru.rhybudd.console.words.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** To whom a team's alerts may be assigned: who of it has signed in lately, and who has acted on what stands on its list and says something there. */
record Colleagues(Disclosure disclosure, Sessions sessions) {
    /** Who is known to see the team's alerts: their ids. */
    Set<String> readersOf(String team) {
        return sessions.readersOf(team);
    }

    /** Names by id, in the order of the alphabet; whoever has not signed in lately goes by their id. */
    Map<String, String> of(String team, Words words) {
        Map<String, String> names = new LinkedHashMap<>(sessions.seenOf(team));
        disclosure.desk().colleagues(team, disclosure::isRestricted).forEach(id -> names.putIfAbsent(id, id));
        Map<String, String> ordered = new LinkedHashMap<>();
        names.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByValue(words.alphabetically())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .forEach(each -> ordered.put(each.getKey(), each.getValue()));
        return ordered;
    }
}
