package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.TeamDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was told by digest. For one thread. */
final class Digests {
    private final Map<Named, Digest> latest = new HashMap<>();

    private record Named(String team, String hold) {}

    /** The digest that this is a part of: parts follow one another, and the first of the next digest ends the row. */
    Digest take(TeamDigest part, long offset, Instant at) {
        Named named = new Named(part.getTeam(), part.getHold());
        Digest digest = latest.get(named);
        if (digest == null || part.getPart() == 1) {
            digest = new Digest(offset, part.getHold(), part.getOfficer(), part.getReason(), at);
            latest.put(named, digest);
        }
        return digest;
    }

    /** Those of which any of these alerts is open, the latest first. */
    List<DigestLine> lines(Iterable<OpenAlert> list) {
        Map<Digest, Integer> open =
                new TreeMap<>(Comparator.comparing(Digest::id).reversed());
        for (OpenAlert alert : list) {
            if (alert.digest() != null && alert.state().isOpen()) {
                open.merge(alert.digest(), 1, Integer::sum);
            }
        }
        return open.entrySet().stream()
                .map(each -> new DigestLine(each.getKey(), each.getValue()))
                .toList();
    }
}
