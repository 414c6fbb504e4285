package cymru.rhybudd.local.officer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.Restriction;
import java.util.List;

/** Restrictions, for people in both languages, and as JSON. */
record RestrictionList(List<Restriction> restrictions) {
    String text() {
        if (restrictions.isEmpty()) {
            return "nid oes neb yn gyfyngedig / nobody is restricted";
        }
        StringBuilder text = new StringBuilder();
        restrictions.forEach(each -> text.append(line(each)).append('\n'));
        return text.toString();
    }

    private static String line(Restriction each) {
        String kind = switch (each.getKind()) {
            case RESTRICTED_PERSON -> "person cyfyngedig / restricted person";
            case SENSITIVE_ADDRESS -> "cyfeiriad sensitif / sensitive address";
            case OTHER -> "arall / other";
        };
        return kind + " " + each.getSubject() + (each.getLifted() ? ", codwyd / lifted" : "")
                + ", adolygu erbyn / review by " + each.getReviewOn() + ", " + each.getOfficer() + ": "
                + each.getReason();
    }

    ArrayNode json() {
        ArrayNode json = Printing.JSON.createArrayNode();
        restrictions.forEach(each -> json.addObject()
                .put("kind", each.getKind().name())
                .put("subject", each.getSubject())
                .put("lifted", each.getLifted())
                .put("officer", each.getOfficer())
                .put("reason", each.getReason())
                .put("reviewOn", each.getReviewOn().toString())
                .put("recordedAt", each.getRecordedAt().toString()));
        return json;
    }
}
