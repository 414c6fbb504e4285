package cymru.rhybudd.bench;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.OfficerNotification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an application came to, as its readers see it.
 *
 * @param decisions how many were recorded
 * @param alerts how many were raised
 * @param notifications how many teams were told
 * @param scores of everybody who has one, with the model's version, by the person's records in the sources: pseudonyms differ from run
 *     to run
 * @param colours how many people of each colour; these remember, and depend on the order in which tables are read
 * @param citizens who the directory knows
 */
record Outcome(
        long decisions,
        long alerts,
        long notifications,
        Map<List<String>, String> scores,
        Map<String, Long> colours,
        long citizens) {

    /** Reads what is committed now. */
    static Outcome read(WorldTopics topics) {
        AtomicLong decisions = new AtomicLong();
        AtomicLong alerts = new AtomicLong();
        AtomicLong notifications = new AtomicLong();
        topics.<Decision>read(Contracts.DECISIONS, (citizen, decision) -> decisions.incrementAndGet());
        topics.<Alert>read(Contracts.ALERTS, (citizen, alert) -> alerts.incrementAndGet());
        topics.<OfficerNotification>read(Contracts.OFFICER_NOTIFICATIONS, (citizen, told) -> {
            if (!Canary.is(citizen)) {
                notifications.incrementAndGet();
            }
        });
        Map<String, Assessment> latest = new HashMap<>();
        topics.<Assessment>read(Contracts.ASSESSMENTS, (citizen, assessment) -> {
            if (assessment == null) {
                latest.remove(citizen);
            } else {
                latest.put(citizen, assessment);
            }
        });
        Map<String, List<String>> records = new HashMap<>();
        topics.<DirectoryEntry>read(Contracts.CITIZEN_DIRECTORY, (citizen, entry) -> {
            if (entry == null) {
                records.remove(citizen);
            } else {
                records.put(citizen, entry.getRecords().stream().sorted().toList());
            }
        });
        Map<List<String>, String> scores = new HashMap<>();
        Map<String, Long> colours = new TreeMap<>();
        records.forEach((citizen, own) -> {
            Assessment picture = latest.get(citizen);
            if (picture != null && picture.getScore() > 0) {
                scores.put(own, picture.getModelVersion() + " " + picture.getScore());
                colours.merge(picture.getRag().name(), 1L, Long::sum);
            }
        });
        return new Outcome(decisions.get(), alerts.get(), notifications.get(), scores, colours, records.size());
    }

    /** How many people either has another score of, or none. */
    long differences(Outcome other) {
        long differing = scores.entrySet().stream()
                .filter(each -> !each.getValue().equals(other.scores.get(each.getKey())))
                .count();
        long missing = other.scores.keySet().stream()
                .filter(each -> !scores.containsKey(each))
                .count();
        return differing + missing;
    }
}
