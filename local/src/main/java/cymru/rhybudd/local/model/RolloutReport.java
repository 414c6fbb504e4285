package cymru.rhybudd.local.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.local.command.Printing;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of publishing a model.
 *
 * @param atOnce whether it is in force already
 * @param unseen whether nobody waited for it
 */
record RolloutReport(Rollout rollout, boolean atOnce, boolean unseen) {

    void print(Printing printing, ObjectNode json) throws JsonProcessingException {
        if (unseen) {
            printing.answer("published; not waited for", json);
            return;
        }
        Map<Integer, Long> places = new TreeMap<>(rollout.places());
        ObjectNode offsets = json.putObject("citizenLog");
        places.forEach((partition, offset) -> offsets.put(Integer.toString(partition), offset));
        String where = "it stands in citizen-log at "
                + places.entrySet().stream()
                        .map(place -> place.getKey() + "@" + place.getValue())
                        .collect(Collectors.joining(", "));
        if (!atOnce) {
            printing.answer(where, json);
            return;
        }
        json.put("citizensWeighedAnew", rollout.weighedAnew())
                .put("hold", rollout.hold())
                .put("alertsThatWait", rollout.alertsThatWait());
        printing.answer(
                where + "\n" + rollout.weighedAnew() + " citizens were weighed anew; " + rollout.alertsThatWait()
                        + " alerts wait for a supervisor as " + rollout.hold(),
                json);
    }
}
